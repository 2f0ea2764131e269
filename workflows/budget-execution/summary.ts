// What lists show of an execution, and what it shows to the decisions that it waits for.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { dissentsOf } from './ask.ts';
import { rulesOf } from './budget.ts';
import type { Execution } from './context.ts';
import { dutiesOf } from './duties.ts';
import { moveDigest, waitingMoves, wardsIn } from './lines.ts';
import { type Hand, hand } from './places.ts';

const hands: readonly Hand[] = [
  'plan',
  'supervise',
  'allot',
  'transfer',
  'reallot',
  'opine',
  'close',
  'confirm',
];

/** The unit that holds the money, the wards that receive some, and whoever has a hand in it. */
const readersOf = (d: Execution, rules: Rules): UnitCode[] => [
  ...new Set([
    d.initiator,
    ...wardsIn(d.lines),
    ...hands.flatMap((name) => hand(name, d, rules)).map(({ unit }) => unit),
  ]),
];

/** By item, what the decision must be about. Decisions count yen. */
function stepsOf(d: Execution, rules: Rules) {
  const { yen } = rulesOf(rules).unit;
  return Object.fromEntries(
    waitingMoves(d).flatMap((move) => {
      const { id, subject, amount } = move;
      const dissents = dissentsOf(d, move).map((one) => ({ ...one }));
      const step = {
        ...{ subject, amountYen: amount * yen, digest: moveDigest(d, move) },
        proposers: [move.by.person],
        ...(dissents.length > 0 && { dissents }),
      };
      return subject === null ? [] : [[id, step] as const];
    }),
  );
}

export function summaryOf(d: Execution, step: string, isOpen: boolean, rules: Rules): CaseSummary {
  const dues = isOpen ? dutiesOf(d, step, rules).flatMap(({ dueAt }) => dueAt ?? []) : [];
  return {
    title: d.title,
    step,
    outcome: d.outcome,
    matter: d.lane,
    initiator: d.initiator,
    addressees: wardsIn(d.lines),
    fiscalYear: d.fiscalYear,
    dueAt: dues.toSorted()[0] ?? null,
    meetingOn: null,
    readers: readersOf(d, rules),
    shown: { cycle: d.cycle, steps: stepsOf(d, rules) },
  };
}

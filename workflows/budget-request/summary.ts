import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary, Claim, Json } from '../../src/terms/case.ts';
import type { StepShown } from '../../src/terms/command-decided.ts';
import type { Place, UnitCode } from '../../src/terms/ids.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { BudgetRequest } from './context.ts';
import { dutiesOf } from './duties.ts';
import { dissentsOf } from './entry.ts';
import { amountYenOf, laneOf, places, resolve, stagesOf } from './places.ts';
import { readinessFaults } from './readiness.ts';
import { sheetDigest } from './sheet-digest.ts';

const unitsOf = (found: readonly Place[]): UnitCode[] => [
  ...new Set(found.map(({ unit }) => unit)),
];

/**
 * The ward and those who watch over the budget; while it is submitted, everybody with a part in it.
 * What a ward takes back to write anew is its own again. A ward to which money of a line will be
 * passed on has no part in the sheet of whoever asks for it.
 */
function readersOf(r: BudgetRequest, rules: Rules): UnitCode[] {
  const own = [r.initiator, ...unitsOf(places('supervise', r, rules))];
  if (r.submitted === null) return [...new Set(own)];
  const stages = stagesOf(r, rules).flatMap(({ by }) => resolve(by, r, rules));
  const hands = (['plan', 'through', 'restore'] as const).flatMap((hand) => places(hand, r, rules));
  return [...new Set([...own, ...unitsOf([...hands, ...stages])])];
}

/** To whom the request goes: the bureau that forwards it, or whoever assesses it first. */
const sentTo = (r: BudgetRequest, rules: Rules): UnitCode[] =>
  unitsOf(places(laneOf(r, rules).through === undefined ? 'assess' : 'through', r, rules));

/** What a decision that submits the sheet must be about, while the sheet waits for it. */
function stepsOf(r: BudgetRequest, step: string, rules: Rules): Record<string, Json> | null {
  const subject = laneOf(r, rules).submit.decision;
  if (step !== 'submitting' || subject === undefined || r.cycle.closedAt !== null) return null;
  const [fault] = readinessFaults(r, laneOf(r, rules));
  const dissents = dissentsOf(r.lines).map(({ unit, reason }) => ({ unit, reason }));
  return {
    submission: {
      subject,
      amountYen: amountYenOf(r, rules),
      digest: sheetDigest(r.lines),
      proposers: [...r.proposers],
      ...(fault !== undefined && { refusal: { code: fault.code, details: { ...fault.details } } }),
      ...(dissents.length > 0 && { dissents }),
    },
  } satisfies Record<string, StepShown>;
}

function shownOf(r: BudgetRequest, step: string, rules: Rules): Json {
  const steps = stepsOf(r, step, rules);
  const opinions = r.opinions.map(({ stage, text, by }) => ({ stage, text, unit: by.unit }));
  return { cycle: r.cycle.case, opinions, ...(steps !== null && { steps }) };
}

/** One open sheet of a unit on a lane. Source: rules.md 8.4. */
const claimOf = ({ cycle, initiator: unit, lane }: BudgetRequest): Claim => ({
  key: `${cycle.case} ${unit} ${lane}`,
  taken: refuse('sheet_exists', { unit, lane }),
});

export function summaryOf(
  r: BudgetRequest,
  step: string,
  isOpen: boolean,
  rules: Rules,
): CaseSummary {
  const dues = isOpen ? dutiesOf(r, step, rules).flatMap(({ dueAt }) => dueAt ?? []) : [];
  return {
    title: r.title,
    step,
    outcome: r.closedAs,
    matter: r.lane,
    initiator: r.initiator,
    addressees: sentTo(r, rules),
    fiscalYear: r.cycle.fiscalYear,
    dueAt: dues.toSorted()[0] ?? null,
    meetingOn: null,
    readers: readersOf(r, rules),
    shown: shownOf(r, step, rules),
    ...(isOpen && { claim: claimOf(r) }),
  };
}

/** It has a number from its first submission on. */
export const numberOf = (r: BudgetRequest, rules: Rules): NumberRequest | null =>
  r.submittedOn === null ? null : issueNumber('budget_request', r.initiator, r.submittedOn, rules);

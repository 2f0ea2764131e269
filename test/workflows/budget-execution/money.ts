/** What holds of money after every step of an execution, whatever was done. */

import type { Step } from '../../../src/engine/plan.ts';
import {
  availableOf,
  committedOf,
  freeOf,
  grantedOf,
  purseOf,
  receivedOf,
  spentOf,
  wardsOf,
} from '../../../src/rules/budget/available.ts';
import type { BoundWorkflow } from '../../../src/terms/workflow.ts';
import type { Execution } from '../../../workflows/budget-execution/context.ts';

const must = (holds: boolean, what: string, details: unknown): void => {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(details, null, 1)}`);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const contextOf = ({ stored }: Step): Execution => stored.context as Execution;

type Line = Execution['lines'][number];

const keptFor = ({ moves }: Execution, { line }: Line): number =>
  sum(
    moves.flatMap(({ state, from, amount }) =>
      state === 'waiting' && from === line ? amount : [],
    ),
  );

function checkLine(d: Execution, line: Line): void {
  must(availableOf(line) >= 0, 'what is available is never negative', line);
  must(
    line.withheld >= 0 && line.withheld <= line.allotted,
    'no more is withheld than there is',
    line,
  );
  for (const unit of [d.initiator, ...wardsOf(line)]) {
    const { limit, committed, spent } = purseOf(line, unit);
    must(spent <= committed && committed <= limit, 'spent within committed within its part', line);
  }
  must(freeOf(line, d.initiator, keptFor(d, line)) >= 0, 'what waits is there when it comes', line);
  must(spentOf(line) <= committedOf(line), 'nothing is spent that was not committed', line);
  const taken = d.moves.filter(({ state, from }) => state === 'taken' && from === line.line);
  const signs = { transfer: 0, reallotment: 1, return: -1 } as const;
  const passed = sum(taken.map(({ kind, amount }) => signs[kind] * amount));
  must(
    line.carried !== undefined || passed === sum(line.reallotted.map(({ amount }) => amount)),
    'what is passed on is what was asked and decided',
    line,
  );
  const { yearEnd } = line;
  if (yearEnd === null) return;
  const carried = yearEnd.outcome === 'asked_again' ? 0 : yearEnd.amount;
  must(yearEnd.lapsed >= 0, 'nothing lapses that was spent or carried over', line);
  must(
    spentOf(line) + carried + yearEnd.lapsed === grantedOf(line),
    'all that was passed is spent, carried over or lapses',
    line,
  );
}

/** Of another line than the one that the rulebook lets pass, each re-allotment was consulted. */
function checkGate(d: Execution, isGated: boolean): void {
  for (const { kind, state, from, isAfterTheFact } of d.moves) {
    if (kind !== 'reallotment' || state !== 'taken') continue;
    const line = d.lines.find((one) => one.line === from);
    const isConsulted = line?.consulted != null;
    must(
      isConsulted || isAfterTheFact || !isGated,
      'nothing is passed on without its consultation',
      line,
    );
    must(!isAfterTheFact || d.lane === 'urgent', 'afterwards only where the lane says so', d.lane);
  }
}

/** `isGated`: the rulebook asks for a consultation before money is passed on. */
export function checkMoney(steps: readonly Step[], bound: BoundWorkflow, isGated: boolean): void {
  const step = steps.at(-1);
  if (step === undefined) return;
  const d = contextOf(step);
  must(
    sum(d.lines.map(receivedOf)) === sum(d.lines.map(({ allotted }) => allotted)),
    'transfers neither make money nor lose it',
    d.lines,
  );
  must(
    d.lines.every(({ allotted, passed }) => allotted === 0 || allotted === passed),
    'what is allotted is what was passed',
    d.lines,
  );
  for (const line of d.lines) checkLine(d, line);
  checkGate(d, isGated);
  checkClosings(d);
  must(bound.lines?.(step.stored) === d.lines, 'lists read the lines of the context', d.lines);
  const before = steps.at(-2);
  if (before !== undefined) checkSame(contextOf(before), step);
}

/** Nobody confirms what he closed himself. */
function checkClosings(d: Execution): void {
  for (const { yearEnd } of d.lines) {
    const own = yearEnd?.confirmed && d.proposers.includes(yearEnd.confirmed.by.person);
    must(!own, 'four eyes', yearEnd);
  }
}

/** The writer knows a line that nobody spoke of by its being the same object. */
function checkSame(before: Execution, step: Step): void {
  const event = JSON.stringify(step.event);
  const same = contextOf(step).lines.filter(
    (line, index) =>
      JSON.stringify(line) === JSON.stringify(before.lines[index]) &&
      !event.includes(`"${line.line}"`),
  );
  const copied = same.filter((line) => !before.lines.includes(line));
  must(copied.length === 0, 'an unchanged line stays the same object', copied);
}

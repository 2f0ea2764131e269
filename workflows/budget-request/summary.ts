import type { Rules } from '../../src/rules/bound-rules.ts';
import { requestTotal } from '../../src/rules/budget/amounts.ts';
import type { CaseSummary, Json } from '../../src/terms/case.ts';
import type { Place, UnitCode } from '../../src/terms/ids.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { BudgetRequest } from './context.ts';
import { dutiesOf } from './duties.ts';
import { dissentsOf } from './entry.ts';
import { budgetIn, laneOf, places, resolve, stagesOf } from './places.ts';

const unitsOf = (found: readonly Place[]): UnitCode[] => [
  ...new Set(found.map(({ unit }) => unit)),
];

/**
 * The ward and those who watch over the budget; once it is submitted, everybody with a part in it
 * and the wards to which its money will be passed on.
 */
function readersOf(r: BudgetRequest, rules: Rules): UnitCode[] {
  const own = [r.initiator, ...unitsOf(places('supervise', r, rules))];
  if (r.submittedOn === null) return [...new Set(own)];
  const stages = stagesOf(r, rules).flatMap(({ by }) => resolve(by, r, rules));
  const hands = (['plan', 'through', 'restore'] as const).flatMap((hand) => places(hand, r, rules));
  const passedOnTo = r.lines.flatMap(({ included, reallotTo }) =>
    included ? (reallotTo ?? []) : [],
  );
  return [...new Set([...own, ...unitsOf([...hands, ...stages]), ...passedOnTo])];
}

/** To whom the request goes: the bureau that forwards it, or whoever assesses it first. */
const sentTo = (r: BudgetRequest, rules: Rules): UnitCode[] =>
  unitsOf(places(laneOf(r, rules).through === undefined ? 'assess' : 'through', r, rules));

/** What a decision that submits the sheet must be about, while the sheet waits for it. */
function stepsOf(r: BudgetRequest, step: string, rules: Rules): Record<string, Json> | null {
  const subject = laneOf(r, rules).submit.decision;
  if (step !== 'submitting' || subject === undefined || r.cycle.closedAt !== null) return null;
  const amountYen = requestTotal(r.lines) * budgetIn(rules).rules.unit.yen;
  const dissents = dissentsOf(r.lines).map(({ unit, reason }) => ({ unit, reason }));
  return {
    submission: { subject, amountYen, ...(dissents.length > 0 && { dissents }) },
  };
}

function shownOf(r: BudgetRequest, step: string, rules: Rules): Json {
  const steps = stepsOf(r, step, rules);
  const opinions = r.opinions.map(({ stage, text, by }) => ({ stage, text, unit: by.unit }));
  return { cycle: r.cycle.case, opinions, ...(steps !== null && { steps }) };
}

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
  };
}

/** It has a number from its first submission on. */
export const numberOf = (r: BudgetRequest, rules: Rules): NumberRequest | null =>
  r.submittedOn === null ? null : issueNumber('budget_request', r.initiator, r.submittedOn, rules);

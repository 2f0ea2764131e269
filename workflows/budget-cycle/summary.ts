import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary, Claim } from '../../src/terms/case.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { BudgetCycle } from './context.ts';
import { shownOf, windows } from './dates.ts';
import { stepDue } from './duties.ts';
import { askingPlaces, assessingUnits, hand } from './places.ts';

/** Those who plan and assess; from the guideline on everybody who may ask under it. */
function readersOf(d: BudgetCycle, rules: Rules): string[] {
  const hands = [...hand('plan', d, rules), ...hand('supervise', d, rules)];
  const asking = askingPlaces(d, rules);
  return [
    ...new Set([
      d.initiator,
      ...[...hands, ...asking].map(({ unit }) => unit),
      ...assessingUnits(d, rules),
      ...d.askers.map(({ unit }) => unit),
      ...d.requests.map(({ initiator }) => initiator),
    ]),
  ];
}

/** What the step ends by: its date, or the window that closes by itself. */
function dueOf(d: BudgetCycle, step: string, rules: Rules): Instant | null {
  const { requestsOpenAt, requestsCloseAt } = windows(d, rules);
  if (step === 'guided') return requestsOpenAt;
  return step === 'requesting' ? requestsCloseAt : stepDue(d, step, rules);
}

/** One initial budget a year; what comes after it is supplementary. */
const claimOf = ({ kind, fiscalYear, closedAs }: BudgetCycle): Claim | null =>
  kind === 'initial' && closedAs !== 'withdrawn'
    ? { key: `${kind} ${fiscalYear}`, taken: refuse('cycle_exists', { fiscalYear }) }
    : null;

export function summaryOf(
  d: BudgetCycle,
  step: string,
  isOpen: boolean,
  rules: Rules,
): CaseSummary {
  const claim = claimOf(d);
  return {
    title: d.title,
    step,
    outcome: d.closedAs,
    matter: d.kind,
    initiator: d.initiator,
    addressees: [],
    fiscalYear: d.fiscalYear,
    dueAt: isOpen ? dueOf(d, step, rules) : null,
    meetingOn: null,
    readers: readersOf(d, rules),
    shown: shownOf(d, rules),
    ...(claim !== null && { claim }),
  };
}

export const numberOf = (d: BudgetCycle, rules: Rules): NumberRequest | null =>
  issueNumber('budget_cycle', d.initiator, d.pinnedOn, rules);

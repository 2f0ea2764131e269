import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { Decision } from './context.ts';
import { dutiesOf } from './duties.ts';
import { hand, tablesOf } from './places.ts';

/**
 * Units whose seats may read it: the drafter and the supervising office always; everybody on its
 * way and its readers from the submission on, and for good.
 */
const readersOf = (d: Decision, rules: Rules): UnitCode[] => [
  ...new Set([d.initiator, ...d.reached, ...hand('supervise', d, rules).map(({ unit }) => unit)]),
];

export function summaryOf(d: Decision, step: string, isOpen: boolean, rules: Rules): CaseSummary {
  const dues = isOpen ? dutiesOf(d, step, rules).flatMap(({ dueAt }) => dueAt ?? []) : [];
  return {
    title: d.content.title,
    step,
    outcome: d.outcome,
    matter: d.subject,
    initiator: d.initiator,
    addressees: d.content.wards ?? [],
    fiscalYear: rules.calendar.fiscalYearOf(d.pinnedOn),
    dueAt: dues.toSorted()[0] ?? null,
    meetingOn: null,
    readers: readersOf(d, rules),
  };
}

/** A number is due from the submission on, with the sign of the capacity it is drafted in. */
export function numberOf(d: Decision, rules: Rules): NumberRequest | null {
  if (d.submittedOn === null) return null;
  const hat = d.hat === null ? undefined : tablesOf(rules).findHat(d.hat, d.submittedOn);
  return issueNumber('decision', d.initiator, d.submittedOn, rules, hat?.sign);
}

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary } from '../../src/terms/case.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { Consultation } from './context.ts';
import { dissentsOf } from './dissents.ts';
import { dutiesOf } from './duties.ts';
import { addresseesOf } from './parties.ts';
import { readersOf } from './readers.ts';

export function summaryOf(
  c: Consultation,
  step: string,
  isOpen: boolean,
  rules: Rules,
): CaseSummary {
  const dues = isOpen ? dutiesOf(c, step, rules).flatMap(({ dueAt }) => dueAt ?? []) : [];
  const dissents = dissentsOf(c, rules);
  return {
    title: c.content.title,
    step,
    outcome: c.outcome,
    matter: c.matter,
    initiator: c.initiator,
    addressees: addresseesOf(c),
    fiscalYear: c.fiscalYear,
    dueAt: dues.toSorted()[0] ?? null,
    meetingOn: c.mediation?.agenda?.on ?? null,
    readers: readersOf(c, rules),
    ...(dissents.length > 0 && { shown: { dissents } }),
  };
}

/** A number is due from the first arrival; resubmissions keep it with a branch number (枝番). */
export const numberOf = (c: Consultation, rules: Rules): NumberRequest | null =>
  c.receivedOn === null
    ? null
    : issueNumber('prior_consultation', c.initiator, c.receivedOn, rules);

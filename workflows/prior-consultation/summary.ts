import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { Consultation } from './context.ts';
import { dutiesOf } from './duties.ts';
import { addresseesOf, hand } from './parties.ts';

/**
 * Units whose seats may read the case: the proposer and the secretariat always, addressees once it
 * reached them (an emergency reaches them at once), rulers once they are asked.
 */
function readers(c: Consultation, rules: Rules): UnitCode[] {
  const reached = c.received || c.emergency !== null ? addresseesOf(c) : [];
  const past = c.pastRounds.flatMap(({ replies }) => Object.keys(replies));
  const offices = [...hand('screen', c, rules), ...hand('supervise', c, rules)];
  const rulers = [...c.rulers, ...c.pastRulings].map(({ place }) => place.unit);
  return [
    ...new Set([c.initiator, ...reached, ...past, ...rulers, ...offices.map(({ unit }) => unit)]),
  ];
}

export function summaryOf(c: Consultation, step: string, rules: Rules): CaseSummary {
  const dues = dutiesOf(c, step, rules).flatMap(({ dueAt }) => dueAt ?? []);
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
    readers: readers(c, rules),
  };
}

/** A number is due from the first arrival; resubmissions keep it with a branch number (枝番). */
export const numberOf = (c: Consultation, rules: Rules): NumberRequest | null =>
  c.received ? issueNumber('prior_consultation', c.initiator, c.pinnedOn, rules) : null;

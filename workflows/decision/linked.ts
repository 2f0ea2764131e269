// The other cases that a decision refers to: the earlier one that it changes, and the consultation
// without which its matter may not be decided. The one that it serves is in served.ts.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { possibleModes } from '../../src/rules/possible-modes.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { permitsMeasure } from '../prior-consultation/outcomes.ts';
import type { Decision, DecisionEvent } from './context.ts';
import { tablesOf } from './places.ts';

export const linkedBy = (
  name: string,
  { facts }: Pick<DecisionEvent, 'facts'>,
): LinkedCase | undefined => facts.linked?.[name];

/** A section drafts for the bureau or the ward above it. */
export const isOwn = (unit: UnitCode, { initiator, line }: Decision): boolean =>
  unit === initiator || line.some(({ code }) => code === unit);

/** It may change a decision of its own unit, once that is decided. */
export function checkFollows(
  follows: string | null,
  d: Decision,
  event: Pick<DecisionEvent, 'facts'>,
): Refusal | null {
  if (follows === null) return null;
  const linked = linkedBy(follows, event);
  if (linked === undefined || linked.procedure !== 'decision') {
    return refuse('followed_case_unknown', { number: follows });
  }
  if (linked.initiator !== d.initiator) {
    return refuse('followed_case_other_unit', { number: follows, unit: linked.initiator });
  }
  return linked.outcome === 'approved'
    ? null
    : refuse('followed_case_undecided', { number: follows, step: linked.step });
}

/** As long as one of the modes it may fall under opens a consultation, the gate stands. */
function needsConsultation(matterCode: string, d: Decision, rules: Rules): boolean {
  const matter = rules.matter(matterCode, d.pinnedOn);
  const modes = possibleModes(matter, d.content.wards ?? [], rules, d.pinnedOn);
  return matter.gate && modes.some(({ opening }) => opening !== 'none');
}

/** Source: rules.md 9.1 no. 16; scenario 18. */
export function checkConsulted(
  d: Decision,
  event: Pick<DecisionEvent, 'facts'>,
  rules: Rules,
): Refusal | null {
  const matter = tablesOf(rules).subject(d.subject, d.pinnedOn).consultation;
  if (matter === undefined || !needsConsultation(matter, d, rules)) return null;
  const number = d.consultation;
  if (number === null) return refuse('consultation_missing');
  const linked = linkedBy(number, event);
  if (linked === undefined || linked.procedure !== 'prior_consultation') {
    return refuse('consultation_missing');
  }
  if (linked.matter !== matter) return refuse('consultation_other_matter', { number });
  if (!isOwn(linked.initiator, d)) {
    return refuse('consultation_other_party', { number, unit: linked.initiator });
  }
  const missing = (d.content.wards ?? []).filter((unit) => !linked.addressees.includes(unit));
  if (missing.length > 0) {
    return refuse('consultation_other_wards', { number, units: missing.join(', ') });
  }
  return permitsMeasure(linked.outcome)
    ? null
    : refuse('consultation_unfinished', { number, step: linked.step });
}

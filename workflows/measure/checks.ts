// Every reason for which a measure refuses a command: above all the gate before its decision. Where
// its matter asks for a consultation, it is decided only with one that permits it.
// Source: rules.md 9.1 no. 16; scenario 18.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { possibleModes } from '../../src/rules/possible-modes.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { permitsMeasure } from '../prior-consultation/outcomes.ts';
import type { Measure, MeasureEvent } from './context.ts';

type Check = (measure: Measure, event: MeasureEvent, rules: Rules) => Refusal | null;

/** As long as one of the modes it may fall under opens a consultation, the gate stands. */
function needsConsultation({ matter: code, addressees, pinnedOn }: Measure, rules: Rules): boolean {
  const matter = rules.matter(code, pinnedOn);
  const modes = possibleModes(matter, addressees, rules, pinnedOn);
  return matter.gate && modes.some(({ opening }) => opening !== 'none');
}

function gate(linked: LinkedCase | undefined, number: string, measure: Measure): Refusal | null {
  if (linked === undefined || linked.procedure !== 'prior_consultation') {
    return refuse('consultation_missing');
  }
  if (linked.matter !== measure.matter) return refuse('consultation_other_matter', { number });
  const { initiator, addressees } = linked;
  if (initiator !== measure.initiator) {
    return refuse('consultation_other_party', { number, unit: initiator });
  }
  const missing = measure.addressees.filter((unit) => !addressees.includes(unit));
  if (missing.length > 0) {
    return refuse('consultation_other_wards', { number, units: missing.join(', ') });
  }
  return permitsMeasure(linked.outcome)
    ? null
    : refuse('consultation_unfinished', { number, step: linked.step });
}

export const checks = {
  notDrafter: (measure, { by }) =>
    isPerson(by) && by.person === measure.drafter ? refuse('four_eyes') : null,

  consulted: (measure, event, rules) => {
    if (!needsConsultation(measure, rules)) return null;
    const number = measure.consultation;
    if (number === null) return refuse('consultation_missing');
    return gate(event.facts.linked?.[number], number, measure);
  },
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;

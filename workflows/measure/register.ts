// Registers a measure, and says in whose hands it lies: those of consultations, for its one party.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { RegisterMeasure } from '../../src/terms/command-measure.ts';
import type { CaseId, Place } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import { placesAtAnyTime, placesOf } from '../parts/places.ts';
import type { Measure } from './context.ts';

export function registerMeasure(event: CaseEvent, id: CaseId, rules: Rules): Measure | Refusal {
  const { matter, initiator, addressees, title, consultation } =
    event as unknown as RegisterMeasure & CaseEvent;
  const { by, facts, at } = event;
  if (!isPerson(by)) return refuse('not_allowed', { command: 'register', holders: initiator });
  const pinnedOn = rules.calendar.dateOf(at);
  if (rules.findMatter(matter, pinnedOn) === undefined) return refuse('unknown_matter', { matter });
  const unknown = [initiator, ...addressees].find((unit) => !facts.kinds?.[unit]);
  if (unknown !== undefined) return refuse('unknown_unit', { unit: unknown, on: pinnedOn });
  return {
    id,
    matter,
    pinnedOn,
    officesOn: pinnedOn,
    initiator,
    addressees: [...new Set(addressees)],
    title,
    consultation: consultation ?? null,
    drafter: by.person,
    outcome: null,
  };
}

const handOf: Readonly<Record<string, HandName>> = {
  register: 'draft',
  link_consultation: 'draft',
  decide: 'decide',
  withdraw: 'decide',
};

/** The hands of a command; offices as they stand on a date, or at any time before there is one. */
export function handPlaces(
  command: string,
  { initiator, officesOn }: Pick<Measure, 'initiator'> & Partial<Pick<Measure, 'officesOn'>>,
  rules: Rules,
): Place[] {
  const name = handOf[command];
  if (name === undefined) return [];
  const whos = rules.rulebook.consultation.hands[name];
  if (officesOn === undefined) return placesAtAnyTime(whos, rules.rulebook, initiator);
  return placesOf(whos, {
    office: (code) => [rules.officeUnit(code, officesOn)],
    party: (party) => (party === 'initiator' ? [initiator] : []),
  });
}

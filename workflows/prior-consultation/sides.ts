// For whom a person speaks in a consultation. A side is named by its unit; who speaks for it
// follows from the place he acts from, never from what the command says.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type By, isPerson } from '../../src/terms/actor.ts';
import { type Place, placeKey, type UnitCode } from '../../src/terms/ids.ts';
import type { Consultation, ConsultationEvent, Decided } from './context.ts';
import { addresseesOf, hand } from './parties.ts';

/** Who speaks by an event: its sender, or whoever made the decision that it reports. */
export const speakerOf = (event: ConsultationEvent): By =>
  'decidedBy' in event ? event.decidedBy : event.by;

const namedIn = (event: ConsultationEvent): UnitCode | undefined =>
  'for' in event ? event.for : undefined;

/**
 * Addressees that a command may be about: the one named, or the one the sender's place belongs to,
 * or the only one. A probe of somebody outside asks about all.
 */
export function subjectsOf(c: Consultation, event: ConsultationEvent): UnitCode[] {
  const units = addresseesOf(c);
  const unit = namedIn(event) ?? (isPerson(event.by) ? event.by.as.unit : undefined);
  if (unit !== undefined && units.includes(unit)) return [unit];
  if (namedIn(event) !== undefined) return [];
  return units.length === 1 || event.probe ? units : [];
}

/** The one addressee a command is about; null when it cannot be told. */
export function addresseeOf(c: Consultation, event: ConsultationEvent): UnitCode | null {
  const [unit, ...others] = subjectsOf(c, event);
  return unit === undefined || others.length > 0 ? null : unit;
}

export const holdsOneOf = (places: readonly Place[], place: Place): boolean =>
  places.some((one) => placeKey(one) === placeKey(place));

/** The sides whose will the sender's place declares: of the initiator, or of addressees. */
export function sidesOf(c: Consultation, event: ConsultationEvent, rules: Rules): UnitCode[] {
  if (!isPerson(event.by)) return [];
  const { as } = event.by;
  const answers = addresseesOf(c).filter((unit) => holdsOneOf(hand('answer', c, rules, unit), as));
  return holdsOneOf(hand('decide', c, rules), as) ? [c.initiator, ...answers] : answers;
}

/** The side a settlement is proposed or confirmed for; null when it cannot be told. */
export function sideOf(c: Consultation, event: ConsultationEvent, rules: Rules): UnitCode | null {
  const sides = sidesOf(c, event, rules);
  const named = namedIn(event) ?? (isPerson(event.by) ? event.by.as.unit : undefined);
  if (named !== undefined && sides.includes(named)) return named;
  const [only, ...others] = sides;
  if (namedIn(event) !== undefined || only === undefined || others.length > 0) return null;
  return only;
}

export type Side = keyof Decided;

/** For whom a decision is taken; what is not listed decides nothing. */
const sideOfAct: Readonly<Record<string, Side>> = {
  approve: 'initiator',
  submission_decided: 'initiator',
  grant_extension: 'initiator',
  decline_extension: 'initiator',
  accept_conditions: 'initiator',
  decline_conditions: 'initiator',
  implement: 'initiator',
  change_materially: 'initiator',
  drop: 'initiator',
  withdraw: 'initiator',
  demand_consultation: 'addressee',
  answer: 'addressee',
  answer_decided: 'addressee',
  correct_answer: 'addressee',
  confirm_follow_up: 'addressee',
  rule: 'ruling',
};

/** The side that the sender decides for by this command; null when he decides for none. */
export function sideTaken(c: Consultation, event: ConsultationEvent, rules: Rules): Side | null {
  if (event.type !== 'propose_settlement' && event.type !== 'confirm_settlement') {
    return sideOfAct[event.type] ?? null;
  }
  const side = sideOf(c, event, rules);
  if (side === null) return null;
  return side === c.initiator ? 'initiator' : 'addressee';
}

// Who is who in a consultation: turns the rulebook's «who» into places of units and roles.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Facts } from '../../src/terms/case.ts';
import { distinctPlaces, type Place, type UnitCode } from '../../src/terms/ids.ts';
import type { AnswerKind, HandName, Mode } from '../../src/terms/rulebook-consultation.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import { type Party, placesOf } from '../parts/places.ts';
import type { Consultation, Reply } from './context.ts';

export const modeOf = (c: Consultation, rules: Rules): Mode => rules.mode(c.mode, c.pinnedOn);

/** In the order of their codes: how members of an object stand is lost when a state is stored. */
export const addresseesOf = (c: Pick<Consultation, 'replies'>): UnitCode[] =>
  Object.keys(c.replies).sort();

export const repliesOf = (c: Consultation): [UnitCode, Reply][] =>
  Object.entries(c.replies).sort(([a], [b]) => (a < b ? -1 : 1));

const unitsWhere = (c: Consultation, holds: (reply: Reply) => boolean): UnitCode[] =>
  repliesOf(c)
    .filter(([, reply]) => holds(reply))
    .map(([unit]) => unit);

export const waitingUnits = (c: Consultation) => unitsWhere(c, (reply) => reply.status === 'asked');

type Weight = AnswerKind['weighs'];

/** Units whose answer of the present round weighs so. */
export function weighing(weight: Weight, c: Consultation, rules: Rules): UnitCode[] {
  const mode = modeOf(c, rules);
  if (mode.answers === undefined) return [];
  const kinds = rules.answerKinds(mode, c.pinnedOn).filter(({ weighs }) => weighs === weight);
  const codes = new Set(kinds.map(({ code }) => code));
  return unitsWhere(c, ({ answer }) => answer !== null && codes.has(answer.kind));
}

export const dissenters = (c: Consultation, rules: Rules) => weighing('dissent', c, rules);

/**
 * The initiator's counterparts on the ladder: whoever disagrees, stayed silent, or consented under
 * a condition that was not accepted; else those with an opinion, else all.
 */
export function counterparts(c: Consultation, rules: Rules): UnitCode[] {
  const open = new Set([
    ...dissenters(c, rules),
    ...waitingUnits(c),
    ...weighing('condition', c, rules),
  ]);
  if (open.size > 0) return addresseesOf(c).filter((unit) => open.has(unit));
  const opinions = weighing('opinion', c, rules);
  return opinions.length > 0 ? opinions : addresseesOf(c);
}

/** Vice mayors in charge of the initiator and of its counterparts, each once. */
function overseers(c: Consultation, facts: Facts, rules: Rules): Place[] {
  const seats = facts.overseers ?? {};
  return [c.initiator, ...counterparts(c, rules)].flatMap((unit) => seats[unit] ?? []);
}

/** Places that a «who» of the rulebook means now; `about` narrows addressees to one. */
export function resolve(
  whos: readonly Who[],
  c: Consultation,
  rules: Rules,
  about?: UnitCode,
  facts: Facts = {},
): Place[] {
  const places = placesOf(whos, {
    office: (code) => [rules.officeUnit(code, c.officesOn)],
    party: (party) => partyUnits(party, c, rules, about),
    overseers: () => overseers(c, facts, rules),
  });
  return distinctPlaces(places);
}

/** Before a level it is open whether a silent one agrees; from then on it counts as opposed. */
function opposing(c: Consultation, rules: Rules): UnitCode[] {
  if (c.mediation === null && c.levels.length === 0) return dissenters(c, rules);
  const units = new Set([...dissenters(c, rules), ...waitingUnits(c)]);
  return addresseesOf(c).filter((unit) => units.has(unit));
}

function partyUnits(party: Party, c: Consultation, rules: Rules, about?: UnitCode): UnitCode[] {
  switch (party) {
    case 'initiator':
      return [c.initiator];
    case 'addressee':
      return about === undefined ? addresseesOf(c) : [about];
    case 'addressees':
      return addresseesOf(c);
    case 'dissenters':
      return opposing(c, rules);
    case 'silent':
      return waitingUnits(c);
    default:
      throw new RangeError(`not a party: ${party satisfies never}`);
  }
}

/** All places whose hand this is. */
export const hand = (name: HandName, c: Consultation, rules: Rules, about?: UnitCode): Place[] =>
  resolve(rules.hands(modeOf(c, rules), name), c, rules, about);

/** The place that is asked: the first of the hand, once for each addressee it concerns. */
export const asked = (name: HandName, c: Consultation, rules: Rules, about?: UnitCode): Place[] =>
  resolve(rules.hands(modeOf(c, rules), name).slice(0, 1), c, rules, about);

// Which mode a draft falls under: the matter's list of conditions, read from the top.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Content } from '../../src/terms/command-parts.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Matter, Mode } from '../../src/terms/rulebook-consultation.ts';
import type { Condition } from '../../src/terms/rulebook-parts.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { placesOf } from '../parts/places.ts';

interface Draft {
  readonly fields: Content['fields'] | undefined;
  readonly addressees: readonly UnitCode[];
}

export interface Choice {
  readonly mode: Mode;
  readonly addressees: readonly UnitCode[];
}

type Value = string | number | boolean;

/** Dates compare as text, numbers as numbers; values of different kinds never compare. */
function compares(value: Value, bound: number | string, holds: (order: number) => boolean) {
  if (typeof value === 'number' && typeof bound === 'number') return holds(value - bound);
  if (typeof value === 'string' && typeof bound === 'string') {
    return holds(value < bound ? -1 : Number(value > bound));
  }
  return false;
}

function fieldHolds(condition: Condition, value: Value): boolean {
  const { equals, oneOf, atLeast, over, upTo, under } = condition;
  if (equals !== undefined && value !== equals) return false;
  if (oneOf !== undefined && !oneOf.some((choice) => choice === value)) return false;
  if (atLeast !== undefined && !compares(value, atLeast, (order) => order >= 0)) return false;
  if (over !== undefined && !compares(value, over, (order) => order > 0)) return false;
  if (upTo !== undefined && !compares(value, upTo, (order) => order <= 0)) return false;
  return under === undefined || compares(value, under, (order) => order < 0);
}

/**
 * Every part of a condition must hold; an empty condition always holds. `unknown`: whether the test
 * of a field that is not filled in counts as held, so that one can ask what surely and what maybe
 * holds.
 */
export function holds(condition: Condition, draft: Draft, unknown = false): boolean {
  const count = draft.addressees.length;
  const { addressees, field, all, any, not } = condition;
  if (addressees?.atLeast !== undefined && count < addressees.atLeast) return false;
  if (addressees?.atMost !== undefined && count > addressees.atMost) return false;
  if (field !== undefined) {
    const value = draft.fields?.[field];
    if (!(value === undefined ? unknown : fieldHolds(condition, value))) return false;
  }
  if (all !== undefined && !all.every((part) => holds(part, draft, unknown))) return false;
  if (any !== undefined && !any.some((part) => holds(part, draft, unknown))) return false;
  return not === undefined || !holds(not, draft, !unknown);
}

/** Units and role of the first who decides; the overseers of the parties are not looked up. */
function deciderOf(mode: Mode, { initiator, addressees }: Parties, rules: Rules, on: LocalDate) {
  const who = (mode.decider ?? []).find((one) => 'role' in one);
  if (who === undefined) return { unit: 'overseers', role: '' };
  const places = placesOf([who], {
    office: (code) => [rules.officeUnit(code, on)],
    party: (party) => (party === 'initiator' ? [initiator] : addressees),
  });
  return { unit: places.map(({ unit }) => unit).join(', '), role: who.role };
}

interface Parties {
  readonly initiator: UnitCode;
  readonly addressees: readonly UnitCode[];
}

/** Where nobody is to be consulted, whoever has the power decides in his own name. */
function chosen(mode: Mode, parties: Parties, rules: Rules, on: LocalDate): Choice | Refusal {
  const { addressees } = parties;
  if (addressees.length === 0) return refuse('no_addressee');
  return mode.opening === 'none'
    ? refuse('power_delegated', { mode: mode.title, ...deciderOf(mode, parties, rules, on) })
    : { mode, addressees };
}

/**
 * Whom a draft reaches may depend on the mode, since a matter may be for every unit of its kinds.
 */
interface Reach {
  readonly initiator: UnitCode;
  readonly reached: (mode: Mode) => readonly UnitCode[];
}

/** Mode and addressees; refuses when the matter needs no consultation or reaches nobody. */
export function chooseMode(
  matter: Matter,
  fields: Draft['fields'],
  { initiator, reached }: Reach,
  rules: Rules,
  on: LocalDate,
): Choice | Refusal {
  for (const { when, use } of matter.mode) {
    const mode = rules.mode(use, on);
    const addressees = reached(mode);
    if (when === undefined || holds(when, { fields, addressees })) {
      return chosen(mode, { initiator, addressees }, rules, on);
    }
  }
  return refuse('rulebook_gap', { key: 'matters.mode', code: matter.code, on });
}

/** Mode and addressees of a consultation after an emergency act. */
export function chooseEmergencyMode(
  matter: Matter,
  { initiator, reached }: Reach,
  rules: Rules,
  on: LocalDate,
): Choice | Refusal {
  if (matter.emergencyMode === undefined) return refuse('emergency_not_allowed');
  const mode = rules.mode(matter.emergencyMode, on);
  return chosen(mode, { initiator, addressees: reached(mode) }, rules, on);
}

/** Modes that a measure reaching these units may fall under, while its fields are not known. */
export function possibleModes(
  matter: Matter,
  addressees: readonly UnitCode[],
  rules: Rules,
  on: LocalDate,
): Mode[] {
  const draft: Draft = { fields: undefined, addressees };
  const modes: Mode[] = [];
  for (const { when, use } of matter.mode) {
    if (when !== undefined && !holds(when, draft, true)) continue;
    modes.push(rules.mode(use, on));
    if (when === undefined || holds(when, draft)) break;
  }
  return modes;
}

// Which mode a draft falls under: the matter's list of conditions, read from the top.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { holds } from '../../src/rules/condition.ts';
import type { Content } from '../../src/terms/command-parts.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Matter, Mode } from '../../src/terms/rulebook-consultation.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { placesOf } from '../parts/places.ts';

export interface Choice {
  readonly mode: Mode;
  readonly addressees: readonly UnitCode[];
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
  fields: Content['fields'],
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

// What a draft must satisfy: its parties and an emergency's particulars.

import type { Facts } from '../../src/terms/case.ts';
import type { Emergency } from '../../src/terms/command-parts.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Matter, Mode } from '../../src/terms/rulebook-consultation.ts';
import { type Instant, type LocalDate, parseInstant } from '../../src/terms/units.ts';

/** The units a draft consults in a mode: named by the drafter, or given by the matter. */
export function reachedUnits(
  matter: Matter,
  named: readonly UnitCode[],
  initiator: UnitCode,
  facts: Facts,
  mode: Mode,
): UnitCode[] {
  if (matter.addressees === 'affected') return [...new Set(named)];
  const given =
    matter.addressees === 'all'
      ? mode.to.flatMap((kind) => facts.unitsByKind?.[kind] ?? [])
      : matter.addressees;
  return [...new Set([...given, ...named])].filter((unit) => unit !== initiator);
}

const kindOf = (unit: UnitCode, facts: Facts): string | undefined =>
  facts.kinds?.[unit] ??
  Object.entries(facts.unitsByKind ?? {}).find(([, units]) => units.includes(unit))?.[0];

export function checkKnown(
  units: readonly UnitCode[],
  facts: Facts,
  on: LocalDate,
): Refusal | null {
  const unit = units.find((one) => kindOf(one, facts) === undefined);
  return unit === undefined ? null : refuse('unknown_unit', { unit, on });
}

/** Whether the mode lets the one consult the others; all of them are known to exist. */
export function checkParties(
  initiator: UnitCode,
  addressees: readonly UnitCode[],
  mode: Mode,
  facts: Facts,
): Refusal | null {
  if (addressees.includes(initiator)) return refuse('consults_itself', { unit: initiator });
  if (!mode.from.includes(kindOf(initiator, facts) ?? '')) {
    return refuse('not_a_party', { unit: initiator, side: 'initiator' });
  }
  const stranger = addressees.find((unit) => !mode.to.includes(kindOf(unit, facts) ?? ''));
  return stranger === undefined
    ? null
    : refuse('not_a_party', { unit: stranger, side: 'addressee' });
}

interface CompleteEmergency {
  readonly reason: string;
  readonly actedAt: Instant;
  readonly actedBy: string;
}

export function readEmergency(given: Emergency, at: Instant): CompleteEmergency | Refusal {
  const { reason, actedAt, actedBy } = given;
  if (!reason) return refuse('emergency_incomplete', { field: 'reason' });
  if (!actedAt) return refuse('emergency_incomplete', { field: 'actedAt' });
  if (!actedBy) return refuse('emergency_incomplete', { field: 'actedBy' });
  const acted = parseInstant(actedAt);
  if (acted > at) return refuse('emergency_in_future');
  return { reason, actedAt: acted, actedBy };
}

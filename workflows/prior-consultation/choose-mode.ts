// Which mode a draft falls under: the matter's list of conditions, read from the top.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Content } from '../../src/terms/command-parts.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Matter, Mode } from '../../src/terms/rulebook-consultation.ts';
import type { Condition, Who } from '../../src/terms/rulebook-parts.ts';
import type { LocalDate } from '../../src/terms/units.ts';

interface Draft {
  readonly content: Content;
  readonly addressees: readonly UnitCode[];
  readonly emergency: boolean;
}

type Value = string | number | boolean | undefined;

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

/** Every part of a condition must hold; an empty condition always holds. */
export function holds(condition: Condition, draft: Omit<Draft, 'emergency'>): boolean {
  const count = draft.addressees.length;
  const { addressees, field, all, any, not } = condition;
  if (addressees?.atLeast !== undefined && count < addressees.atLeast) return false;
  if (addressees?.atMost !== undefined && count > addressees.atMost) return false;
  if (field !== undefined && !fieldHolds(condition, draft.content.fields?.[field])) return false;
  if (all !== undefined && !all.every((part) => holds(part, draft))) return false;
  if (any !== undefined && !any.some((part) => holds(part, draft))) return false;
  return not === undefined || !holds(not, draft);
}

const describe = (who: Who): string =>
  'overseers' in who
    ? 'overseers'
    : `${'party' in who ? who.party : 'office' in who ? who.office : who.unit}/${who.role}`;

/** The mode of a draft; refuses when the matter needs no consultation or knows no mode for it. */
export function chooseMode(
  matter: Matter,
  draft: Draft,
  rules: Rules,
  on: LocalDate,
): Mode | Refusal {
  if (draft.emergency) {
    if (matter.emergencyMode === undefined) return refuse('emergency_not_allowed');
    return rules.mode(matter.emergencyMode, on);
  }
  const choice = matter.mode.find(({ when }) => when === undefined || holds(when, draft));
  if (choice === undefined) {
    return refuse('rulebook_gap', { key: 'matters.mode', code: matter.code, on });
  }
  const mode = rules.mode(choice.use, on);
  if (mode.opening !== 'none') return mode;
  const decider = (mode.decider ?? []).map(describe).join(', ');
  return refuse('power_delegated', { mode: mode.title, decider });
}

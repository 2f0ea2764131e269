// Which modes of consultation a measure may fall under, before its fields are known.

import type { UnitCode } from '../terms/ids.ts';
import type { Matter, Mode } from '../terms/rulebook-consultation.ts';
import type { LocalDate } from '../terms/units.ts';
import type { Rules } from './bound-rules.ts';
import { holds, type Tested } from './condition.ts';

/** Modes that a measure reaching these units may fall under, while its fields are not known. */
export function possibleModes(
  matter: Matter,
  addressees: readonly UnitCode[],
  rules: Rules,
  on: LocalDate,
): Mode[] {
  const draft: Tested = { fields: undefined, addressees };
  const modes: Mode[] = [];
  for (const { when, use } of matter.mode) {
    if (when !== undefined && !holds(when, draft, true)) continue;
    modes.push(rules.mode(use, on));
    if (when === undefined || holds(when, draft)) break;
  }
  return modes;
}

// The ladder a disagreement climbs: which level stands now, and what stands above the last.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Level, Ruling } from '../../src/terms/rulebook-escalation.ts';
import type { Consultation } from './context.ts';
import { modeOf, resolve } from './parties.ts';

/** Index of the level that comes next: every level is tried once a round. */
export const nextLevel = (c: Consultation): number => c.levels.length;

export function levelAt(index: number, c: Consultation, rules: Rules): Level | null {
  const mode = modeOf(c, rules);
  if (mode.ladder === undefined) return null;
  return rules.ladder(mode, c.pinnedOn).levels[index] ?? null;
}

/** The level the case is mediated at now. */
export const levelOf = (c: Consultation, rules: Rules): Level | null =>
  c.mediation === null ? null : levelAt(c.mediation.level, c, rules);

/** Who rules above the ladder, and how; null when the case ends unsettled there. */
export function rulingRule(c: Consultation, rules: Rules): Ruling | null {
  const mode = modeOf(c, rules);
  if (mode.ladder === undefined) return null;
  return rules.ladder(mode, c.pinnedOn).ruling ?? null;
}

/** The level as it is named on agendas; sent again, it carries how many times. */
export const placementName = (level: string, times: number): string =>
  times === 1 ? level : `${level}#${times}`;

/** Places that mediate at the level now; none at a meeting's. */
export function mediators(c: Consultation, rules: Rules): Place[] {
  const level = levelOf(c, rules);
  return level !== null && 'places' in level.by ? resolve(level.by.places, c, rules) : [];
}

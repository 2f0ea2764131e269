// The ranks of a unit, lowest first: who stands above whom where it drafts. The way of a draft to
// its decider, and upward from there, is read off this ladder.

import type { Facts, LineUnit } from '../../terms/case.ts';
import { type Place, placeKey } from '../../terms/ids.ts';
import { Fault } from '../../terms/refusal.ts';
import type { Rank } from '../../terms/rulebook-authority.ts';
import type { LocalDate } from '../../terms/units.ts';
import type { Authority } from './bind.ts';
import type { RankedPlace } from './competence.ts';

/** A unit as its ranks are looked up. */
export interface UnitAsked {
  readonly on: LocalDate;
  /** Date on which offices are looked up; without it, the same. */
  readonly officesOn?: LocalDate | undefined;
  /** Itself first, then what lies above it. */
  readonly line: readonly LineUnit[];
  readonly overseers?: Facts['overseers'];
}

/** The ranks that exist for a unit; equals stand in the order of the rulebook. */
export function ladderOf(unit: UnitAsked, authority: Authority): RankedPlace[] {
  return authority
    .ranks(unit.on)
    .flatMap((rank) => {
      const place = placeOf(rank, unit, authority);
      const { code, title, level } = rank;
      return place === null ? [] : [{ rank: code, title, level, place }];
    })
    .sort((a, b) => a.level - b.level);
}

function placeOf({ at }: Rank, unit: UnitAsked, authority: Authority): Place | null {
  if ('office' in at) {
    return { unit: authority.officeUnit(at.office, unit.officesOn ?? unit.on), role: at.role };
  }
  if ('kind' in at) {
    const nearest = unit.line.find(({ kind }) => kind === at.kind);
    return nearest === undefined ? null : { unit: nearest.code, role: at.role };
  }
  const overseen = unit.line.find(({ code }) => unit.overseers?.[code] !== undefined);
  return (overseen && unit.overseers?.[overseen.code]) ?? null;
}

/** The lowest rank above a level; null at the top. */
export const nextAbove = (ladder: readonly RankedPlace[], level: number): RankedPlace | null =>
  ladder.find((rung) => rung.level > level) ?? null;

/** Whose everything is that nobody else has. The rulebook's check promises that there is one. */
export function topOf(ladder: readonly RankedPlace[]): RankedPlace {
  const top = ladder.at(-1);
  if (top === undefined) throw new Fault('rulebook_lacks', { key: 'ranks', code: '—' });
  const [first = top] = ladder.filter(({ level }) => level === top.level);
  return first;
}

/**
 * Who decides when a section that was asked objects (合議不調): the lowest rank above `level` that
 * stands above all of the units, and the top rank where there is none between.
 * ladder: of the unit that drafts; others: of the units that were asked.
 */
export function commonSuperior(
  ladder: readonly RankedPlace[],
  level: number,
  others: readonly (readonly RankedPlace[])[],
): RankedPlace {
  const known = others.map((other) => new Set(other.map(({ place }) => placeKey(place))));
  const common = ladder.find(
    ({ level: own, place }) => own > level && known.every((set) => set.has(placeKey(place))),
  );
  return common ?? topOf(ladder);
}

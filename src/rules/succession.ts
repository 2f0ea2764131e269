/**
 * Which unit stands in the place of one that was abolished (承継組織), on one date. Places, lines and
 * readers of cases keep naming the old unit; nothing of a case is moved when units are.
 * Only the places pass on: seats, oversight and acting orders of the old unit end with it.
 */
import type { UnitCode } from '../terms/ids.ts';
import type { LocalDate } from '../terms/units.ts';
import { groupBy } from './group-by.ts';

export interface SucceedingRow {
  readonly code: UnitCode;
  readonly successor?: UnitCode | null;
  readonly fromOn: LocalDate;
  readonly until: LocalDate | null;
}

export interface Succession<Row> {
  /**
   * The unit itself while it is there, then its successor, through several; undefined where none
   * of them is left, and for a unit that never was.
   */
  currentOf(code: UnitCode): UnitCode | undefined;
  /** Units that are no more and whose places the unit has. */
  formerOf(code: UnitCode): readonly UnitCode[];
  /** The row of a unit that ended last. */
  lastOf(code: UnitCode): Row | undefined;
}

/** `isThere`: whether a unit is in force on the date. */
export function bindSuccession<Row extends SucceedingRow>(
  rows: readonly Row[],
  date: LocalDate,
  isThere: (code: UnitCode) => boolean,
): Succession<Row> {
  const ended = rows
    .filter(({ until }) => until !== null && until <= date)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  const last = new Map(ended.map((row) => [row.code, row]));
  const currentOf = (code: UnitCode): UnitCode | undefined => {
    const seen = new Set<UnitCode>();
    let at: UnitCode | undefined = code;
    while (at !== undefined && !isThere(at)) {
      if (seen.has(at)) return undefined;
      seen.add(at);
      at = last.get(at)?.successor ?? undefined;
    }
    return at;
  };
  const gone = [...last.keys()].filter((code) => !isThere(code)).sort();
  const former = groupBy(gone, (code) => currentOf(code) ?? '');
  return {
    currentOf,
    formerOf: (code) => former.get(code) ?? [],
    lastOf: (code) => last.get(code),
  };
}

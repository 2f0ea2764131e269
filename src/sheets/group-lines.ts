/**
 * Which request each line of a sheet belongs to: that of its ward on its lane. A sheet over several
 * wards names the ward in every row; the lane is named in the row, for the whole file, or is the
 * only one that the ward has.
 */
import type { UnitCode } from '../terms/ids.ts';
import type { ReadLine } from './line-values.ts';
import type { SheetRead } from './read-sheet.ts';
import { placeIn, type RowError, rowError } from './row-error.ts';

export interface LineGroup {
  readonly ward: UnitCode;
  readonly lane: string;
  readonly lines: readonly ReadLine[];
}

/** As people know them: for texts. */
interface Titles {
  ward(code: UnitCode): string;
  lane(code: string): string;
}

interface Grouping {
  readonly titles: Titles;
  /** Codes of the lanes on which the ward may ask. */
  lanesOf(ward: UnitCode): readonly string[];
  /** Named for the whole file; null: none is. */
  readonly lane: string | null;
}

export function groupLines(
  { lines, columns }: SheetRead,
  by: Grouping,
): { readonly groups: readonly LineGroup[]; readonly errors: readonly RowError[] } {
  const placeOf = placeIn(columns);
  const errors: RowError[] = [];
  const groups = new Map<string, LineGroup & { lines: ReadLine[] }>();
  for (const read of lines) {
    const { ward, lane } = read.values;
    const lanes = ward == null ? [] : by.lanesOf(ward);
    const found = lane ?? by.lane ?? (lanes.length === 1 ? lanes[0] : undefined);
    if (ward == null) errors.push(rowError(placeOf(read.row, 'ward'), 'ward_missing'));
    else if (found === undefined) {
      const known = lanes.map(by.titles.lane).join(', ');
      errors.push(rowError(placeOf(read.row, 'lane'), 'lane_missing', { known }));
    } else {
      const key = JSON.stringify([ward, found]);
      const group = groups.get(key) ?? { ward, lane: found, lines: [] };
      group.lines.push(read);
      groups.set(key, group);
    }
  }
  return { groups: [...groups.values()], errors };
}

/** Of a sheet for one request: rows that name another ward or another lane. */
export function strangers(
  { lines, columns }: SheetRead,
  own: { readonly ward: UnitCode; readonly lane: string },
  titles: Titles,
): RowError[] {
  const placeOf = placeIn(columns);
  const stranger = (row: number, field: 'ward' | 'lane', text: string, expected: string) =>
    rowError(placeOf(row, field), 'other_sheet', { text, expected });
  return lines.flatMap(({ row, values: { ward, lane } }) => [
    ...(ward == null || ward === own.ward
      ? []
      : [stranger(row, 'ward', titles.ward(ward), titles.ward(own.ward))]),
    ...(lane == null || lane === own.lane
      ? []
      : [stranger(row, 'lane', titles.lane(lane), titles.lane(own.lane))]),
  ]);
}

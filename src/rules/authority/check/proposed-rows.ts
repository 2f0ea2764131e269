// What is wrong with rows that are proposed to a rulebook: the checks of a rulebook file, on the
// rows as they would stand beside those that are there.

import { rulebookFaultText } from '../../../terms/errors-rulebook.ts';
import type { Rulebook } from '../../../terms/rulebook.ts';
import type { AuthorityRow } from '../../../terms/rulebook-authority.ts';
import { checkDates } from '../../check-dates.ts';
import { plainReading } from '../../reading.ts';
import { checkBands } from './bands.ts';
import { checkAuthorityRows } from './rows.ts';

export interface RowFault {
  /** Code of the row. */
  readonly row: string;
  readonly ja: string;
  readonly en: string;
}

/**
 * What the rows would break that is whole now, at them or at rows beside them; each told once. A
 * row whose code the rulebook has takes the place of that row from its own date, as a later entry
 * does in a file. A row that shall end is given with its `until`, in place of the one of the same
 * code and date. A city without tables has nothing to break.
 */
export function rowFaults(rows: readonly AuthorityRow[], rulebook: Rulebook): readonly RowFault[] {
  const { authority } = rulebook;
  if (authority === undefined) return [];
  const kept = authority.rows.filter((old) => !rows.some((row) => isSameEntry(row, old)));
  const known = new Set(faultsOf(rulebook).keys());
  const found = faultsOf({ ...rulebook, authority: { ...authority, rows: [...kept, ...rows] } });
  return [...found].flatMap(([key, fault]) => (known.has(key) ? [] : [fault]));
}

const isSameEntry = (one: AuthorityRow, other: AuthorityRow): boolean =>
  one.code === other.code && one.inForceOn === other.inForceOn;

function faultsOf(rulebook: Rulebook): ReadonlyMap<string, RowFault> {
  const faults = new Map<string, RowFault>();
  const reading = plainReading(rulebook, (_file, [list, index], problem, details = {}) => {
    const row = list === 'rows' ? rulebook.authority?.rows[Number(index)] : undefined;
    if (row === undefined) return;
    const fault = { row: row.code, ...rulebookFaultText(problem, details) };
    faults.set(JSON.stringify([problem, row.inForceOn, fault]), fault);
  });
  checkDates(reading);
  checkAuthorityRows(reading);
  checkBands(reading);
  for (const { file, path, list, code, from } of reading.gaps) {
    reading.report(file, path, 'gap', { list, code, from });
  }
  return faults;
}

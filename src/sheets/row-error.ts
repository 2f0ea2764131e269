// What is wrong in a row of a sheet, told so that whoever wrote the sheet finds it.

import { fill } from '../terms/errors.ts';
import { type SheetProblem, sheetProblems } from '../terms/errors-sheet-rows.ts';

type Details = Readonly<Record<string, string | number | boolean>>;

export interface RowPlace {
  /** As the spreadsheet program counts, from 1; null: the whole file is meant. */
  readonly row: number | null;
  /** Letters of the column; null: the whole row is meant. */
  readonly column: string | null;
  /** As the file heads the column. */
  readonly title: string | null;
}

interface Told {
  readonly text: string;
  readonly todo: string;
}

/** `code`: of a row, or of a rule that the line breaks. */
export interface RowError extends RowPlace {
  readonly code: string;
  readonly ja: Told;
  readonly en: Told;
}

export function rowError(place: RowPlace, code: SheetProblem, details: Details = {}): RowError {
  const { ja, todoJa, en, todoEn } = sheetProblems[code];
  return {
    ...place,
    code,
    ja: { text: fill(ja, details), todo: fill(todoJa, details) },
    en: { text: fill(en, details), todo: fill(todoEn, details) },
  };
}

interface ColumnPlace {
  readonly column: string;
  readonly title: string;
  readonly field: string;
  readonly of: string | null;
}

/** Where a field of a line stands in the table; a field without a column has none. */
export const placeIn =
  (columns: readonly ColumnPlace[]) =>
  (row: number | null, field: string | null, of: string | null = null): RowPlace => {
    const found = columns.find((one) => one.field === field && (of === null || one.of === of));
    return { row, column: found?.column ?? null, title: found?.title ?? null };
  };

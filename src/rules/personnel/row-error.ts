// What is wrong in a line of a personnel file, told so that whoever made the file finds it.

import { fill } from '../../terms/errors.ts';
import { type PersonnelProblem, personnelProblems } from '../../terms/errors-personnel-rows.ts';

export interface RowError {
  /** Counted from 1, the header included; of a field over several lines, the last. */
  readonly line: number;
  /** As the file heads it; null when the whole line is meant. */
  readonly column: string | null;
  readonly code: PersonnelProblem;
  readonly ja: string;
  readonly en: string;
}

export function rowError(
  line: number,
  column: string | null,
  code: PersonnelProblem,
  details: Readonly<Record<string, string | number>> = {},
): RowError {
  const { ja, en } = personnelProblems[code];
  return { line, column, code, ja: fill(ja, details), en: fill(en, details) };
}

// What is wrong with a line of a budget, and where: a refusal to whoever puts it, a row error to
// whoever reads a sheet.

import type { ErrorCode } from '../../terms/errors.ts';
import type { SheetField } from '../../terms/rulebook-sheet.ts';

/** `line` null: of the sheet as a whole. `details` fill the text of the code. */
export interface LineFault {
  readonly line: string | null;
  readonly field: SheetField | null;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

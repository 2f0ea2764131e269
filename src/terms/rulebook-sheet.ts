// Sheets of budget.yaml: the tables in which a city writes its requests and its assessments, by
// their columns.

import { z } from 'zod';
import { code, provenance } from './rulebook-parts.ts';

/**
 * Fields of a line that a sheet may have a column for. `printed`: an amount as the source prints
 * it, kept under the column's title. `included`: whether the line counts (計上) or is an idea (構想).
 * `ignored`: a column that the city's sheet has and nobody reads.
 */
export const sheetFields = [
  'line',
  'no',
  'ward',
  'lane',
  'section',
  'name',
  'account',
  'kan',
  'kou',
  'moku',
  'setsu',
  'categories',
  'policies',
  'trend',
  'priority',
  'purpose',
  'basis',
  'previous',
  'request',
  'fund',
  'bureau',
  'reallotTo',
  'needs',
  'consultation',
  'assessed',
  'assessmentCode',
  'assessmentReason',
  'final',
  'printed',
  'included',
  'note',
  'ignored',
] as const;

/**
 * A sheet as the city writes it (要求書・査定表). `of`: which fund or which stage, for the fields
 * that there are several of. Words of total rows are never a line.
 */
export const budgetSheet = z.strictObject({
  code,
  title: z.string().min(1),
  columns: z
    .array(
      z.strictObject({
        field: z.enum(sheetFields),
        of: code.optional(),
        title: z.string().min(1),
        aliases: z.array(z.string().min(1)).optional(),
      }),
    )
    .min(1),
  totals: z.array(z.string().min(1)),
  /** Between several categories or policies in one cell. */
  separators: z.array(z.string().min(1)).min(1),
  ...provenance,
});

export type BudgetSheet = z.infer<typeof budgetSheet>;
export type SheetField = (typeof sheetFields)[number];

// Sheets and documents of budget requests: a file comes as the bytes themselves; what is wrong with
// it is told row by row and column by column.

import { z } from 'zod';
import { caseId, flag, json, named, refusalShape } from './contract-parts.ts';
import { commandErrors, contract } from './contract-route.ts';
import { sheetFields } from './rulebook-sheet.ts';

const group = 'budget';

const caseName = z.strictObject({ id: z.string().min(1).max(200) });
const code = z.string().min(1).max(100);

const told = z.strictObject({ text: z.string(), todo: z.string() });

/** As the spreadsheet program counts; null: the whole file, or the whole row. */
const place = {
  row: z.int().nullable(),
  column: z.string().nullable(),
  /** As the file heads the column. */
  title: z.string().nullable(),
};

const rowError = z
  .strictObject({ ...place, code: z.string(), ja: told, en: told })
  .meta({ id: 'SheetRowError' });

const change = z
  .strictObject({
    row: z.int(),
    line: z.string(),
    name: z.string(),
    does: z.enum(['new', 'changed', 'unchanged']),
    /** Of a changed line: what it is and what it would be; null: nothing. */
    fields: z.array(z.strictObject({ field: z.string(), from: json, to: json })),
  })
  .meta({ id: 'SheetLineChange' });

const counts = z.strictObject({ new: z.int(), changed: z.int(), unchanged: z.int() });

const imported = z
  .strictObject({
    /** Null on trial: it would be opened. */
    case: caseId.nullable(),
    number: z.string().nullable(),
    ward: named,
    lane: named,
    /** After the import; on trial, and where nothing changes, null. */
    version: z.int().nullable(),
    counts,
    changes: z.array(change),
    /** Lines of the request that the file does not have: they stay as they are. */
    absent: z.array(z.strictObject({ line: z.string(), name: z.string() })),
    /** What its lines that count ask, before and after. */
    request: z.strictObject({ before: z.int(), after: z.int() }),
    /** Why the engine would refuse it, where that is not about a line. */
    refusal: refusalShape.nullable(),
  })
  .meta({ id: 'SheetImportCase' });

const answer = z
  .strictObject({
    dryRun: z.boolean(),
    sheet: named,
    format: z.enum(['xlsx', 'csv']),
    encoding: z.enum(['utf-8', 'shift_jis']).nullable(),
    worksheet: z.string().nullable(),
    columns: z.array(
      z.strictObject({
        column: z.string(),
        title: z.string(),
        field: z.enum(sheetFields),
        of: z.string().nullable(),
      }),
    ),
    cases: z.array(imported),
    counts,
    /** On trial; at most 1,000 of them are shown, `errorCount` counts all. */
    errors: z.array(rowError),
    errorCount: z.int(),
    /** Totals that the file prints, beside the sum of its lines. */
    totals: z.array(
      z.strictObject({
        row: z.int(),
        label: z.string(),
        column: z.string(),
        title: z.string(),
        printed: z.int(),
        sum: z.int(),
      }),
    ),
    sums: z.array(
      z.strictObject({
        field: z.string(),
        of: z.string().nullable(),
        title: z.string(),
        sum: z.int(),
      }),
    ),
    /** What contradicts itself and is imported all the same. */
    doubts: z.array(rowError),
  })
  .meta({ id: 'SheetImport' });

const importQuery = {
  /** Code of a sheet of the rulebook. */
  sheet: code,
  dryRun: flag.default(false),
  seat: z.string().min(1).max(100).optional(),
};

/** What a file itself may be refused for. */
const fileErrors = [
  'sheet_unreadable',
  'sheet_encrypted',
  'sheet_old_format',
  'sheet_too_large',
  'sheet_without_rows',
  'sheet_several',
  'sheet_rows_broken',
] as const;

const sheetErrors = ['no_budget_rules', 'sheet_unknown'] as const;

export const importLines = contract({
  method: 'post',
  path: '/cases/{id}/lines/import',
  title: 'Put the lines of a sheet (Excel or CSV) into a request, all of them or none',
  group,
  access: 'person',
  params: caseName,
  query: z.strictObject(importQuery),
  body: 'file',
  status: 200,
  answer,
  errors: [...commandErrors, ...sheetErrors, ...fileErrors, 'sheet_not_a_request'],
});

export const importCycle = contract({
  method: 'post',
  path: '/budget/cycles/{id}/import',
  title: 'Put a sheet over several wards into their requests, all or none; missing ones are opened',
  group,
  access: 'person',
  params: caseName,
  query: z.strictObject({
    ...importQuery,
    /** Of rows that name none. */
    lane: code.optional(),
  }),
  body: 'file',
  status: 200,
  answer,
  errors: [...commandErrors, ...sheetErrors, ...fileErrors, 'sheet_not_a_cycle'],
});

const exportQuery = z.strictObject({
  sheet: code,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** Of CSV. */
  encoding: z.enum(['utf-8', 'shift_jis']).default('utf-8'),
});

export const exportLines = contract({
  method: 'get',
  path: '/cases/{id}/lines/export',
  title: 'The lines of a request in the columns of a sheet, as Excel or CSV',
  group,
  access: 'person',
  params: caseName,
  query: exportQuery,
  status: 200,
  answer: 'file',
  errors: [...sheetErrors, 'case_not_found', 'sheet_not_a_request', 'sheet_not_encodable'],
});

export const exportCycle = contract({
  method: 'get',
  path: '/budget/cycles/{id}/export',
  title: 'The lines of all requests of a cycle that the reader may see, in the columns of a sheet',
  group,
  access: 'person',
  params: caseName,
  query: exportQuery,
  status: 200,
  answer: 'file',
  errors: [...sheetErrors, 'case_not_found', 'sheet_not_a_cycle', 'sheet_not_encodable'],
});

export const printDocument = contract({
  method: 'get',
  path: '/cases/{id}/documents/{document}',
  title: 'The request or the notice of a budget request as PDF',
  group,
  access: 'person',
  params: z.strictObject({ ...caseName.shape, document: z.enum(['request', 'notice']) }),
  status: 200,
  answer: 'file',
  errors: ['case_not_found', 'no_budget_rules', 'sheet_not_a_request', 'document_not_yet'],
});

export type SheetImport = z.infer<typeof answer>;
export type SheetImportCase = z.infer<typeof imported>;

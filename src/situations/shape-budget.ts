// What a situation may expect of budgets as a person sees them over all wards: lines, sums, the
// lanes of a ward, proposals, and what a formula gives. Words are those of the API.

import { z } from 'zod';
import { doubtFilter, totalKeys } from '../terms/contract-budget.ts';
import { actor, alias, json, word } from './shape-parts.ts';

const where = z.strictObject({
  /** By its name here. */
  cycle: alias.optional(),
  fiscalYear: z.int().optional(),
  ward: word.optional(),
  step: word.optional(),
  lane: word.optional(),
  category: word.optional(),
  policy: word.optional(),
  section: word.optional(),
  included: z.boolean().optional(),
  doubt: doubtFilter.optional(),
  q: word.optional(),
});

const part = z.record(word, json);

export const budgetExpected = z.strictObject({
  as: actor,
  /** Of the lines that fit, by the names of their projects. */
  lines: z
    .strictObject({
      where: where.optional(),
      contains: z.array(word).optional(),
      lacks: z.array(word).optional(),
      count: z.int().min(0).optional(),
    })
    .optional(),
  totals: z
    .strictObject({
      by: z.enum(totalKeys),
      where: where.optional(),
      /** By code: a part of each. */
      groups: z.record(word, part).optional(),
      total: part.optional(),
      overlap: part.optional(),
    })
    .optional(),
  lanes: z
    .strictObject({
      ward: word,
      fiscalYear: z.int(),
      /** By code: a part of each (cap, used, remaining); null: the ward does not see it. */
      shows: z.record(word, part.nullable()),
    })
    .optional(),
  /** Of a fiscal year, counted both ways: a part of the report. */
  proposals: z
    .strictObject({ fiscalYear: z.int(), lane: word.optional(), shows: z.record(word, json) })
    .optional(),
  allocation: z
    .strictObject({
      formula: word,
      total: z.int().optional(),
      /** By ward; the wards that are left out are not looked at. */
      parts: z.record(word, z.int()).optional(),
      wards: z.int().optional(),
    })
    .optional(),
});

export type BudgetExpected = z.infer<typeof budgetExpected>;
export type BudgetWhere = z.infer<typeof where>;

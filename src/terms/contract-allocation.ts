// The sharing of money among wards: what each formula gives every ward, and variants beside it.
// Nothing is written by asking. Amounts are whole numbers of the rulebook's unit.

import { z } from 'zod';
import { codeText, onDate, shortText } from './command-parts.ts';
import { entrySource } from './contract-navigator.ts';
import { localDate, named, refusalShape } from './contract-parts.ts';
import { contract } from './contract-route.ts';
import { formula } from './rulebook-allocation.ts';
import { localDate as cityDate } from './rulebook-parts.ts';

const group = 'budget';
const { method, rounding, total } = formula.shape;
const cushion = formula.shape.cushion.unwrap();

const both = z.strictObject({ ja: z.string(), en: z.string() });

const allocation = z
  .strictObject({
    /** The parts add up to it exactly. */
    total: z.int(),
    parts: z.array(
      z.strictObject({
        ward: named,
        amount: z.int(),
        /** How it came to be, in order. */
        steps: z.array(both),
      }),
    ),
  })
  .meta({ id: 'Allocation' });

/** One of them is null: what cannot be computed says why. */
const outcome = { allocation: allocation.nullable(), refusal: refusalShape.nullable() };

const indicator = z
  .strictObject({
    ...named.shape,
    ...entrySource.shape,
    asOf: localDate,
    unit: z.string().nullable(),
    values: z.record(z.string(), z.int()),
  })
  .meta({ id: 'Indicator' });

const formulaShape = z
  .strictObject({
    ...named.shape,
    ...entrySource.shape,
    total: z.int().nullable(),
    method,
    rounding,
    cushion: cushion.nullable(),
  })
  .meta({ id: 'Formula' });

const unit = z.strictObject({ yen: z.int(), title: z.string() });
const cityRules = ['no_budget_rules', 'no_seat_in_city'] as const;

export const listAllocations = contract({
  method: 'get',
  path: '/budget/allocations',
  title: 'The formulas in force, with what each gives every ward and how it comes to it',
  group,
  access: 'person',
  query: z.strictObject({ on: onDate.optional() }),
  status: 200,
  answer: z.strictObject({
    on: localDate,
    unit,
    indicators: z.array(indicator),
    formulas: z.array(z.strictObject({ ...formulaShape.shape, ...outcome })),
  }),
  errors: cityRules,
});

/** What a variant leaves out stays as the rulebook has it. */
const variant = z
  .strictObject({
    title: shortText,
    total,
    method: method.optional(),
    rounding: rounding.optional(),
    /** Null: none. */
    cushion: cushion.nullable().optional(),
    /** In place of the rulebook's, or beside them. */
    indicators: z
      .array(
        z.strictObject({
          code: codeText,
          title: shortText.optional(),
          asOf: cityDate.optional(),
          values: z.record(z.string().min(1), z.int().min(0)),
        }),
      )
      .max(20)
      .default([]),
  })
  .meta({ id: 'AllocationVariant' });

export const tryAllocations = contract({
  method: 'post',
  path: '/budget/allocations',
  title: 'Variants of a formula beside the formula itself: what each ward would gain or lose',
  group,
  access: 'person',
  body: z.strictObject({
    formula: codeText,
    on: onDate.optional(),
    variants: z.array(variant).min(1).max(20),
  }),
  status: 200,
  answer: z.strictObject({
    on: localDate,
    unit,
    formula: formulaShape,
    ...outcome,
    variants: z.array(
      z.strictObject({
        title: z.string(),
        ...outcome,
        /** Of the totals; the changes of the wards add up to it. Null without two allocations. */
        change: z.int().nullable(),
        differences: z.array(
          z.strictObject({
            ward: named,
            before: z.int(),
            after: z.int(),
            /** Gain above zero, loss below. */
            change: z.int(),
          }),
        ),
      }),
    ),
  }),
  errors: [...cityRules, 'unknown_formula'],
});

export type AllocationsAnswer = z.infer<typeof listAllocations.answer>;
export type AllocationShape = z.infer<typeof allocation>;
export type TriedAllocations = z.infer<typeof tryAllocations.answer>;
export type AllocationVariant = z.infer<typeof variant>;

// How money is shared among wards (配分): formulas and the indicators they count by. Amounts are
// whole numbers of the unit that budget.yaml names. Source: rules.md 5.4, 10.1 (budget.formula).

import { z } from 'zod';
import { code, localDate, provenance } from './rulebook-parts.ts';

/** Beyond any line of any budget, and small enough that thousands of them still add up exactly. */
const amountAtMost = 1_000_000_000_000;

/** Whole number of the rulebook's unit. */
export const amount = z.int().min(0).max(amountAtMost);

/** A number of each ward, such as its population or metres of road. */
const indicator = z.strictObject({
  code,
  title: z.string().min(1),
  /** Date of the count. */
  asOf: localDate,
  unit: z.string().optional(),
  values: z.record(z.string().min(1), z.int().min(0)),
  ...provenance,
});

/** Of several shares each has its weight's part of their sum; weights are whole numbers. */
const share = z.strictObject({
  /** `equal`: the same for every ward; else the code of an indicator. */
  by: code,
  weight: z.int().min(0),
});

const addOn = z.strictObject({
  by: code,
  /** To be divided in proportion to the indicator; absent: not known. */
  total: amount.optional(),
});

/** `each` and `base` may be absent: the source gives none. */
const method = z.discriminatedUnion('kind', [
  /** 一律. */
  z.strictObject({ kind: z.literal('flat'), each: amount.optional() }),
  /** 上限: each ward requests up to this. */
  z.strictObject({ kind: z.literal('cap'), each: amount.optional() }),
  /** 段階: wards of a tier receive the same; `wards` absent: which wards is not known. */
  z.strictObject({
    kind: z.literal('tiers'),
    tiers: z
      .array(
        z.strictObject({
          code,
          title: z.string().min(1),
          each: amount,
          /** How many wards it has, where it is not known which. */
          count: z.int().min(0).optional(),
          wards: z.array(z.string().min(1)).optional(),
        }),
      )
      .min(1),
  }),
  /** 基礎額に上乗せ. */
  z.strictObject({
    kind: z.literal('baseAndAddOns'),
    base: amount.optional(),
    addOns: z.array(addOn),
  }),
  /** 均等割・人口割・面積割 …; absent weights are not known. */
  z.strictObject({
    kind: z.literal('shares'),
    shares: z.array(share.partial({ weight: true })).min(1),
  }),
  /** What no formula gives: by plan, proposal or circumstance, or as each ward requests it. */
  z.strictObject({
    kind: z.literal('asked'),
    by: z.enum(['plan', 'proposal', 'request', 'circumstance', 'direct']),
  }),
]);

/**
 * Parts are rounded down to the unit; what is left is given unit by unit. largestRemainder: to the
 * largest remainders, of equals the ward listed first. first, last: to that ward of the list.
 */
const rounding = z.strictObject({
  unit: z.int().min(1),
  remainder: z.union([
    z.enum(['largestRemainder', 'first', 'last']),
    z.strictObject({ ward: z.string().min(1) }),
  ]),
});

/**
 * Cushioning (激変緩和): no ward falls below, or rises above, this part of what it had before, in
 * thousandths; the others carry the difference in proportion.
 */
const cushion = z.strictObject({
  /** What each ward had before. */
  previous: z.record(z.string().min(1), amount),
  atLeastPermille: z.int().min(0).max(1000).optional(),
  atMostPermille: z.int().min(1000).optional(),
});

export const formula = z.strictObject({
  code,
  title: z.string().min(1),
  /** What is divided; absent where each ward's own amount is what the formula gives. */
  total: amount.optional(),
  method,
  rounding,
  cushion: cushion.optional(),
  ...provenance,
});

export const allocationParts = {
  indicators: z.array(indicator),
  formulas: z.array(formula),
};

export type Formula = z.infer<typeof formula>;
export type AllocationMethod = z.infer<typeof method>;
export type Indicator = z.infer<typeof indicator>;
export type Rounding = z.infer<typeof rounding>;
export type Cushion = z.infer<typeof cushion>;

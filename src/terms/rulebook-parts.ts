// Parts that every file of a rulebook shares: where a value comes from, periods, places,
// conditions.

import { z } from 'zod';
import { isLocalDate, type LocalDate } from './units.ts';

export const code = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, - and _');
export const localDate = z
  .string()
  .refine(isLocalDate, 'a date such as 2026-04-01') as unknown as z.ZodType<LocalDate, string>;
/** 02-29 is a month and day too, so the year it is judged by is a leap year. */
export const monthDay = z
  .string()
  .refine((text) => isLocalDate(`2000-${text}`), 'a month and day such as 12-29');

const sourceSchema = z.strictObject({
  rule: z.string().min(1),
  number: z.string().optional(),
  article: z.string().optional(),
  url: z.string().optional(),
  note: z.string().optional(),
});

/**
 * Where a value comes from. `article`: an article of a rule gives it; `cityOrder`: the city
 * decided it without a published rule; `productDefault`: no article gives it and this product
 * proposes it.
 */
export const provenance = {
  inForceOn: localDate,
  until: localDate.optional(),
  origin: z.enum(['article', 'cityOrder', 'productDefault']),
  source: sourceSchema.optional(),
};

/** The provenance a nested value may carry when it differs from the entry it stands in. */
const ownProvenance = {
  inForceOn: localDate.optional(),
  origin: provenance.origin.optional(),
  source: provenance.source,
};

/** A number of days and how they are counted; day 0 is not counted. */
export const period = z.strictObject({
  days: z.int().min(0).max(3660),
  count: z.enum(['business', 'calendar']),
  roll: z.enum(['next', 'previous', 'none']).optional(),
  ...ownProvenance,
});

/** Before (negative) or after (positive) a due date. */
export const offset = z.strictObject({
  days: z.int().min(-3660).max(3660),
  count: z.enum(['business', 'calendar']),
});

/**
 * Places, said by what they are to the case. A party is resolved when the case moves; an office is
 * a unit that organisation.yaml names; `overseers` are the vice mayors in charge of the parties.
 */
export const who = z.union([
  z.strictObject({
    party: z.enum(['initiator', 'addressee', 'addressees', 'dissenters', 'silent']),
    role: code,
  }),
  z.strictObject({ office: code, role: code }),
  z.strictObject({ unit: z.string().min(1), role: code }),
  z.strictObject({ overseers: z.literal('parties') }),
]);

/** Who belongs to a meeting: a place that needs no case, or a role in every unit of a kind. */
export const member = z.union([
  z.strictObject({ kind: code, role: code }),
  z.strictObject({ office: code, role: code }),
  z.strictObject({ unit: z.string().min(1), role: code }),
]);

/** Who holds a meeting: a place that can be named without any case. */
export const meetingPlace = z.union([
  z.strictObject({ office: code, role: code }),
  z.strictObject({ unit: z.string().min(1), role: code }),
]);

/**
 * A test on a draft: how many units it reaches, a field that the matter defines, or of two lists
 * among its fields, which is the longer.
 */
export interface Condition {
  readonly addressees?:
    | { readonly atLeast?: number | undefined; readonly atMost?: number | undefined }
    | undefined;
  readonly field?: string | undefined;
  readonly equals?: string | number | boolean | undefined;
  readonly oneOf?: readonly (string | number)[] | undefined;
  readonly atLeast?: number | string | undefined;
  readonly over?: number | string | undefined;
  readonly upTo?: number | string | undefined;
  readonly under?: number | string | undefined;
  readonly counts?:
    | {
        readonly of: string;
        readonly moreThan?: string | undefined;
        readonly sameAs?: string | undefined;
      }
    | undefined;
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
}

const bound = z.union([z.number(), localDate]).optional();

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.strictObject({
    addressees: z
      .strictObject({ atLeast: z.int().optional(), atMost: z.int().optional() })
      .optional(),
    field: code.optional(),
    equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
    oneOf: z.array(z.union([z.string(), z.number()])).optional(),
    atLeast: bound,
    over: bound,
    upTo: bound,
    under: bound,
    counts: z
      .strictObject({ of: code, moreThan: code.optional(), sameAs: code.optional() })
      .refine(
        ({ moreThan, sameAs }) => (moreThan === undefined) !== (sameAs === undefined),
        'moreThan or sameAs',
      )
      .optional(),
    all: z.array(condition).optional(),
    any: z.array(condition).optional(),
    not: condition.optional(),
  }),
);

export type Provenance = z.infer<z.ZodObject<typeof provenance>>;
export type Period = z.infer<typeof period>;
export type Who = z.infer<typeof who>;
export type Member = z.infer<typeof member>;

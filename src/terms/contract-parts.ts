// Shapes that several answers of the API share. Answers are strict: a field that is not promised
// here is never sent.

import { z } from 'zod';
import type { Json } from './case.ts';
import { isLocalDate } from './units.ts';

export const caseId = z.uuid();
export const instant = z.iso.datetime({ precision: 3 });
export const localDate = z.iso.date().refine(isLocalDate);

/** A code together with what people call it. */
export const named = z.strictObject({ code: z.string(), title: z.string() }).meta({ id: 'Named' });

export const place = z.strictObject({ unit: z.string(), role: z.string() }).meta({ id: 'Place' });

/** Lists of the case types are readonly, those of the library are not: the values are the same. */
export const json = z.json().meta({ id: 'Json' }) as unknown as z.ZodType<Json>;

/** A refusal as it is told beside other things, outside a problem of its own. */
export const refusalShape = z
  .strictObject({
    code: z.string(),
    ja: z.strictObject({ text: z.string(), todo: z.string() }),
    en: z.strictObject({ text: z.string(), todo: z.string() }),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .meta({ id: 'Refusal' });

/** RFC 9457. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    ...refusalShape.shape,
    errors: z
      .array(
        z.strictObject({
          in: z.enum(['body', 'query', 'path', 'header']),
          /** JSON pointer into that part of the request. */
          pointer: z.string(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });

const pageSize = 50;
const largestPage = 200;

/** A page of a list: `cursor` is what the page before handed out as `next`. */
export const paging = {
  cursor: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(largestPage).default(pageSize),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** A flag in an address. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const fileName = z
  .string()
  .trim()
  .min(1)
  .max(255)
  // A name is shown and saved by others: no path, no control or direction-changing characters.
  .regex(/^[^/\\\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u);

export type ProblemShape = z.infer<typeof problem>;
export type RefusalShape = z.infer<typeof refusalShape>;

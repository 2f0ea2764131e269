// The file of a survey: how cities share money among their wards, as a source printed it. Amounts
// stay in the digits in which they were printed; what the source does not give is left out.

import { z } from 'zod';
import { formula } from '../../terms/rulebook-allocation.ts';
import { code } from '../../terms/rulebook-parts.ts';

/** `9.5`: its decimals say how precisely it was printed. */
const printed = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, 'digits as printed, such as 9.5');
const money = z.strictObject({ yen: z.int().min(1), title: z.string().min(1) });
const text = z.string().min(1);

/** What the source prints of one ward, in its words and as a number. */
const perWard = z.union([
  z.strictObject({ text, average: printed }),
  z.strictObject({ text, least: printed, most: printed }),
  z.strictObject({ text, each: printed }),
]);

const scheme = z.strictObject({
  code,
  city: text,
  /** Of several schemes of one city. */
  no: z.int().min(1),
  title: text,
  fiscalYear: z.int(),
  wards: z.strictObject({ count: z.int().min(1), basis: text }),
  total: printed,
  perWard,
  /** How it is shared, in the words of the source. */
  allocation: text,
  /** The same as a rulebook would say it, in the survey's unit. */
  method: formula.shape.method,
  /** Whom wards ask. `printed` absent: it cannot be read. `working`: what is assumed meanwhile. */
  requestTo: z.strictObject({
    printed: text.optional(),
    status: text,
    working: text.optional(),
    basis: text.optional(),
  }),
  /** What the copy of the source damaged, or prints oddly. */
  ocr: text.optional(),
  notes: z.array(text).optional(),
});

export const surveyFile = z.strictObject({
  title: text,
  source: z.strictObject({ rule: text, note: text.optional(), url: text.optional() }),
  /** Of the methods. */
  unit: money,
  /** Of what is printed. */
  printed: money,
  schemes: z.array(scheme).min(1),
});

export type Survey = z.infer<typeof surveyFile>;
export type SurveyScheme = Survey['schemes'][number];

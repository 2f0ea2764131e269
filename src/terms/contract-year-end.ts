// What the end of a fiscal year leaves open: consultations, and lines of executions.

import { z } from 'zod';
import { caseLine } from './contract-cases.ts';
import { caseId, localDate, named } from './contract-parts.ts';
import { contract } from './contract-route.ts';

/** As many as one answer lists; the others are counted. */
export const yearEndListed = { consultations: 200, lines: 2000 } as const;

const choice = z.strictObject({
  command: named,
  possible: z.boolean(),
  /** Code of the refusal, when it is not. */
  why: z.string().nullable(),
});

export const reportYearEnd = contract({
  method: 'get',
  path: '/reports/year-end',
  title: 'What a fiscal year leaves open: consultations to go on or end, and lines to be closed',
  group: 'budget',
  access: 'person',
  query: z.strictObject({ fiscalYear: z.coerce.number().int().min(1900).max(9999) }),
  status: 200,
  answer: z.strictObject({
    fiscalYear: z.int(),
    lastDay: localDate,
    consultations: z.array(
      z.strictObject({
        case: caseLine,
        /** 継続: it keeps its number under the tag of the next year. */
        goOn: choice,
        /** 終了. */
        end: choice,
      }),
    ),
    consultationsNotListed: z.int(),
    lines: z.array(
      z.strictObject({
        case: z.strictObject({ id: caseId, ward: named, lane: named.nullable() }),
        line: z.string(),
        name: z.string(),
        passed: z.int(),
        committed: z.int(),
        spent: z.int(),
        /** What is to become of it, not yet confirmed; null: nobody has said. */
        outcome: z.string().nullable(),
      }),
    ),
    linesNotListed: z.int(),
  }),
  errors: [],
});

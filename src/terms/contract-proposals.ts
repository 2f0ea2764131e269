// The report of wards' proposals: how many were reflected, counted both ways.

import { z } from 'zod';
import { codeText } from './command-parts.ts';
import { named } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const counts = {
  /** All that left their ward and were not withdrawn. */
  total: z.int(),
  full: z.int(),
  part: z.int(),
  none: z.int(),
  /** Not answered, or not by all of its addressees. */
  open: z.int(),
  /** full and part: a proposal is reflected also where a part of it is. */
  reflected: z.int(),
  /** Reflected of the total, in thousandths, half and more up; null of none. */
  reflectedPermille: z.int().nullable(),
  /** Taken back by the ward and in no count above; of these, those with an answer by then. */
  withdrawn: z.int(),
  withdrawnAnswered: z.int(),
};

const answerCounts = z.strictObject(counts).meta({ id: 'AnswerCounts' });

export const reportProposals = contract({
  method: 'get',
  path: '/reports/proposals',
  title: 'Proposals of wards for a fiscal year, counted by proposal and by addressee',
  group: 'budget',
  access: 'person',
  query: z.strictObject({
    fiscalYear: z.coerce.number().int().min(1900).max(9999),
    lane: codeText.optional(),
  }),
  status: 200,
  answer: z.strictObject({
    fiscalYear: z.int(),
    proposals: answerCounts,
    addressees: answerCounts,
    byAddressee: z.array(z.strictObject({ unit: named, ...counts })),
  }),
  errors: [],
});

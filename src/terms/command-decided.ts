// What a budget's case and the decision (決裁) that it waits for say to each other: the case shows
// the step as it stands, and is told of what, by whom and when the decision was made, so that
// nothing else is done by it than what was decided.

import { z } from 'zod';
import { capacities, type Standing } from './actor.ts';
import { atInstant, codeText, digest, longText, unitCode } from './command-parts.ts';
import type { ErrorCode } from './errors.ts';
import type { PersonId } from './ids.ts';
import type { Instant } from './units.ts';

const text = z.string().min(1);

/** Who made it, and from which seat. */
export const decidedBy = z.strictObject({
  person: text,
  seat: text,
  unit: unitCode,
  role: codeText,
  capacity: z.enum(capacities),
  as: z.strictObject({ unit: unitCode, role: codeText }),
  actsFor: text.optional(),
}) as unknown as z.ZodType<Standing>;

export const dissents = z.array(z.strictObject({ unit: unitCode, reason: longText.nullable() }));

/**
 * What a case shows of the steps that wait for a decision (`LinkedCase.shown.steps`): by item, the
 * subject of the authority tables and the amount in yen that the decision must be about.
 */
export const stepsShown = z.record(
  z.string(),
  z.strictObject({
    subject: codeText,
    amountYen: z.int().min(0),
    /** Of all that is decided, as it stands: another one later is another step. */
    digest,
    /** Whoever asked for it, in whatever part: none of them decides it. */
    proposers: z.array(z.string() as unknown as z.ZodType<PersonId>).optional(),
    /** Why the case would not take the decision as it stands now; absent: it is ready. */
    refusal: z
      .strictObject({
        code: codeText as unknown as z.ZodType<ErrorCode>,
        details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      })
      .optional(),
    /** Who did not consent to what the money is for. */
    dissents: dissents.optional(),
  }),
);

/** What the decision tells: what it was made about, as the case showed it, by whom and when. */
export const decided = {
  decision: z.uuid(),
  digest,
  amountYen: z.int().min(0),
  decidedAt: atInstant as unknown as z.ZodType<Instant>,
  decidedBy,
};

export type StepShown = z.infer<typeof stepsShown>[string];

// Shapes that commands share. Every text and list is bounded: a context must stay small plain JSON.

import { z } from 'zod';
import { isLocalDate, type LocalDate } from './units.ts';

export const shortText = z.string().trim().min(1).max(200);
export const longestText = 4000;
export const longText = z.string().trim().min(1).max(longestText);
/** Why somebody did it: kept in the history, told to those concerned. */
export const reason = z.string().trim().min(1).max(4000);

/** Far enough from the ends of the calendar that every date counted from one exists as well. */
const usableYear = /^(19|2\d)\d\d-/;
const usableDate = (text: string): boolean => isLocalDate(text) && usableYear.test(text);
export const onDate = z
  .string()
  .refine(usableDate, 'a date such as 2026-04-01') as unknown as z.ZodType<LocalDate, string>;
/** With seconds, and no finer than the milliseconds that instants are kept in. */
const usableInstant = /T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-])/;
export const atInstant = z.iso
  .datetime({ offset: true })
  .refine((text) => usableYear.test(text) && usableInstant.test(text), 'to the millisecond');

/** A name that every object has is nobody's code: looked up in a record, it would be found. */
const ownName = (text: string): boolean => !(text in {});
export const unitCode = z.string().trim().min(1).max(100).refine(ownName, 'not a code');
export const codeText = z.string().trim().min(1).max(100).refine(ownName, 'not a code');

export const attachmentRef = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(255),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Fields that the rulebook defines for a matter, by code. */
export const fieldValues = z.record(
  codeText,
  z.union([z.string().max(4000), z.number(), z.boolean(), z.array(shortText).max(200)]),
);

/** What is consulted about: the content of a draft, kept whole at every submission. */
export const content = z.strictObject({
  title: shortText,
  purpose: longText.optional(),
  /** City date on which the measure shall be decided. */
  plannedDecisionOn: onDate.optional(),
  fiscalYear: z.int().min(1900).max(9999).optional(),
  fields: fieldValues.optional(),
  attachments: z.array(attachmentRef).max(100).optional(),
});

/** Incomplete on purpose: what is missing is refused by name, not as a malformed request. */
export const emergency = z.strictObject({
  reason: z.string().trim().max(4000).optional(),
  actedAt: atInstant.optional(),
  actedBy: z.string().trim().max(200).optional(),
});

/** A condition under which an addressee consents, with the city date it must be met by. */
export const conditionText = z.strictObject({ text: longText, dueOn: onDate });

export const answerFields = {
  answer: codeText,
  reason: reason.optional(),
  conditions: z.array(conditionText).min(1).max(50).optional(),
  attachments: z.array(attachmentRef).max(100).optional(),
};

export type Content = z.infer<typeof content>;
/** A command of this type with these fields, and no others. */
export const command = <Type extends string, Shape extends z.ZodRawShape>(
  type: Type,
  shape: Shape,
) => z.strictObject({ type: z.literal(type), ...shape });

/** A place by its unit and role. */
export const placeFields = z.strictObject({ unit: unitCode, role: codeText });

/** Digest of a content as the sender saw it: nobody decides what he has not seen. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);

export type FieldValues = z.infer<typeof fieldValues>;
export type Emergency = z.infer<typeof emergency>;
export type AttachmentRef = z.infer<typeof attachmentRef>;

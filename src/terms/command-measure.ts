// Commands of a measure (施策): what a consultation is held for. It may not be decided while its
// matter asks for a consultation that has not been concluded.

import { z } from 'zod';
import { codeText, longText, reason, shortText, unitCode } from './command-parts.ts';

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Reception number or uuid of the consultation that the measure rests on. */
const consultation = shortText;

export const registerMeasure = z.strictObject({
  type: z.literal('register'),
  matter: codeText,
  initiator: unitCode,
  addressees: z.array(unitCode).max(200),
  title: shortText,
  consultation: consultation.optional(),
});

export const measureCommand = z.discriminatedUnion('type', [
  command('link_consultation', { consultation }),
  command('decide', { comment: longText.optional() }),
  command('withdraw', { reason }),
]);

export const measureSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
]);

export type RegisterMeasure = z.infer<typeof registerMeasure>;
export type MeasureCommand = z.infer<typeof measureCommand>;
export type MeasureSystemCommand = z.infer<typeof measureSystemCommand>;

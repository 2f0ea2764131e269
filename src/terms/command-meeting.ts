// Commands of a meeting session (会議の回). A session is a case of its own: it has a history, work
// items and timers like every other.

import { z } from 'zod';
import { codeText, command, longText, onDate, reason, shortText } from './command-parts.ts';

/** Opens a session; the planned ones are opened by the system, extraordinary ones by the chair. */
export const conveneSession = z.strictObject({
  type: z.literal('convene'),
  meeting: codeText,
  on: onDate,
  /** Planned date by the recurrence; absent for an extraordinary session (臨時会). */
  plannedOn: onDate.optional(),
  reason: reason.optional(),
});

/** `level` tells apart what one case has on an agenda: a report, and what is mediated. */
const item = { case: z.uuid(), level: codeText.optional() };

export const meetingCommand = z.discriminatedUnion('type', [
  command('take_item', item),
  command('decline_item', { ...item, reason }),
  command('move_session', { on: onDate, reason }),
  command('cancel_session', { reason }),
  command('record_outcome', {
    ...item,
    outcome: z.enum(['settled', 'unsettled', 'carried', 'reported']),
    minutes: longText.optional(),
  }),
  command('close_session', { minutes: longText.optional() }),
]);

export const meetingSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
  command('place_item', {
    ...item,
    level: codeText,
    item: z.enum(['consultation', 'report']),
    title: shortText,
    readers: z.array(z.string()),
  }),
  command('remove_item', { ...item, reason: longText }),
]);

export type ConveneSession = z.infer<typeof conveneSession>;
export type MeetingCommand = z.infer<typeof meetingCommand>;
export type MeetingSystemCommand = z.infer<typeof meetingSystemCommand>;

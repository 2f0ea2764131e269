// meetings.yaml: meetings as calendar objects.

import { z } from 'zod';
import {
  code,
  localDate,
  meetingPlace,
  member,
  monthDay,
  period,
  provenance,
} from './rulebook-parts.ts';

const months = z.array(z.int().min(1).max(12)).min(1).optional();
const weekday = z.int().min(1).max(7);
const notZero = (value: number) => value !== 0;
const ordinal = z.int().min(-1).max(5).refine(notZero, '1 to 5, or -1 for the last');
const businessDay = z.int().min(-1).max(23).refine(notZero, '1 to 23, or -1 for the last');

/** When sessions are planned. `never`: only by convening. */
export const recurrence = z.union([
  z.strictObject({ every: z.literal('month'), day: z.int().min(1).max(31), months }),
  z.strictObject({
    every: z.literal('month'),
    weekday,
    ordinals: z.array(ordinal).min(1),
    months,
  }),
  z.strictObject({ every: z.literal('month'), businessDay, months }),
  z.strictObject({
    every: z.literal('week'),
    weekday,
    interval: z.int().min(1).optional(),
    startingOn: localDate.optional(),
  }),
  z.strictObject({ every: z.literal('year'), dates: z.array(monthDay).min(1) }),
  z.strictObject({ every: z.literal('never') }),
]);

const meeting = z.strictObject({
  code,
  title: z.string().min(1),
  members: z.array(member).min(1),
  /** May move, cancel and convene sessions, take or decline items and record outcomes. */
  chair: z.array(meetingPlace).min(1),
  /** Keeps the agenda; may record outcomes for the chair, and takes over when sessions fall out. */
  secretary: z.array(meetingPlace).min(1),
  recurrence,
  /** A planned date on a closed day: rolled, skipped, or moved by hand. */
  holidayRule: z.enum(['next', 'previous', 'manual', 'skip']),
  /** Items arriving later than this before the session wait for the one after it. */
  cutOff: period,
  /** `chair`: an item stands on the agenda only once the chair has taken it; else at once. */
  acceptance: z.enum(['chair', 'automatic']),
  items: z.array(z.enum(['consultation', 'report'])).min(1),
  /** How long after a session its outcomes may be missing before it counts as stuck. */
  outcomesWithin: period,
  ...provenance,
});

export const meetingsFile = z.strictObject({ meetings: z.array(meeting) });

export type Meeting = z.infer<typeof meeting>;

import { z } from 'zod';
import { localDate, monthDay, provenance } from './rulebook-parts.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:30');

/** calendar.yaml: closed days (閉庁日), office hours and the fiscal year. */
export const calendarFile = z.strictObject({
  timeZone: z.string().min(1),
  weeklyClosedDays: z.array(z.int().min(1).max(7)),
  /** `jp`: the national holidays valid on each date; `none`: no table. */
  nationalHolidays: z.enum(['jp', 'none']),
  yearEnd: z.strictObject({ from: monthDay, to: monthDay }).optional(),
  extraClosedDays: z.array(
    z
      .strictObject({
        on: localDate.optional(),
        yearly: monthDay.optional(),
        title: z.string().min(1),
        from: localDate.optional(),
        until: localDate.optional(),
      })
      .refine((day) => (day.on === undefined) !== (day.yearly === undefined), {
        message: 'give either on (a date) or yearly (a month and day)',
      }),
  ),
  extraOpenDays: z.array(z.strictObject({ on: localDate, title: z.string().min(1) })),
  officeHours: z.strictObject({ opens: clockTime, closes: clockTime }),
  fiscalYearStartMonth: z.int().min(1).max(12),
  ...provenance,
});

// The file of an organisation: units, seats, people, who holds what, who oversees whom, who is
// away. It is no part of a rulebook, which only names kinds and roles; it is imported beside it.

import { z } from 'zod';
import { code, localDate } from './rulebook-parts.ts';

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dots, - and _');

/** Without dates: from the file's own `from`, without end. On the day of `until` it is no more. */
const dates = { from: localDate.optional(), until: localDate.optional() };

export const organisationSchema = z.strictObject({
  city: code,
  /** Date from which everything without a date of its own holds. */
  from: localDate,
  units: z
    .array(
      z.strictObject({
        code: name,
        kind: code,
        title: z.string().min(1),
        /** How the title is read (よみ), for sorting and search. */
        reading: z.string().min(1).optional(),
        parent: name.optional(),
        /** Unit that has its places from the day of `until` on (承継組織). */
        successor: name.optional(),
        ...dates,
      }),
    )
    .min(1),
  seats: z.array(
    z.strictObject({ code: name, unit: name, role: code, title: z.string().min(1), ...dates }),
  ),
  people: z.array(
    z.strictObject({
      login: name,
      name: z.string().min(1),
      mail: z.email().optional(),
      administrator: z.boolean().optional(),
    }),
  ),
  holders: z.array(
    z.strictObject({
      seat: name,
      login: name,
      /** `deputy` (職務代理): from `from` to `until` sits beside the holder and decides in full. */
      capacity: z.enum(['holder', 'deputy']).default('holder'),
      ...dates,
    }),
  ),
  /** Which seat is in charge of which units (副市長の分担). */
  oversight: z.array(z.strictObject({ seat: name, units: z.array(name).min(1), ...dates })),
  /** Who acts for the absent holder of a seat (代決順位), the first asked first. */
  acting: z
    .array(z.strictObject({ seat: name, order: z.array(name).min(1), ...dates }))
    .default([]),
  absences: z.array(
    z.strictObject({
      login: name,
      from: z.iso.datetime({ offset: true }),
      until: z.iso.datetime({ offset: true }),
      kind: z.string().min(1),
      reason: z.string().min(1).optional(),
    }),
  ),
});

export type Organisation = z.infer<typeof organisationSchema>;

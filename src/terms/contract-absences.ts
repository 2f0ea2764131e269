// Absences: entering one, for oneself or by those who keep them, reading them, ending them.

import { z } from 'zod';
import { atInstant } from './command-parts.ts';
import { flag, instant, pageOf, paging } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const group = 'absences';

export const absence = z
  .strictObject({
    id: z.uuid(),
    person: z.strictObject({ id: z.uuid(), name: z.string() }),
    from: instant,
    until: instant,
    /** Told to the person himself and to those who keep absences. */
    kind: z.string().nullable(),
    reason: z.string().nullable(),
    /** Null: it came with the file of the organisation. */
    registeredAt: instant.nullable(),
    /** Whether the reader may still move its end. */
    changeable: z.boolean(),
  })
  .meta({ id: 'Absence' });

const id = z.strictObject({ id: z.uuid() });

export const registerAbsence = contract({
  method: 'post',
  path: '/absences',
  title: 'Enter an absence: my own, or as one who keeps absences that of another',
  group,
  access: 'person',
  body: z.strictObject({
    /** Without it: mine. */
    person: z.uuid().optional(),
    /** May be past: whoever falls ill is entered afterwards. */
    from: atInstant,
    until: atInstant,
    /** One of the rulebook's kinds, where the city has them. */
    kind: z.string().trim().min(1).max(100),
    reason: z.string().trim().min(1).max(1000).optional(),
  }),
  status: 201,
  answer: absence,
  errors: [
    'absence_of_another',
    'absence_for_own_turn',
    'unknown_person',
    'unknown_absence_kind',
    'absence_backwards',
    'absence_over',
    'absence_overlaps',
  ],
});

export const listAbsences = contract({
  method: 'get',
  path: '/absences',
  title: 'Absences, the earliest first: mine, of the holders of a seat, or of the city',
  group,
  access: 'person',
  query: z
    .strictObject({
      ...paging,
      seat: z.string().min(1).max(100).optional(),
      /** For those who keep absences. */
      city: flag.optional(),
      /** Also those that are over: of others, for those who keep absences. */
      past: flag.optional(),
    })
    .refine(({ seat, city }) => seat === undefined || city !== true, 'a seat or the city'),
  status: 200,
  answer: pageOf(absence),
  errors: ['absence_of_another', 'unknown_seat'],
});

export const moveAbsence = contract({
  method: 'put',
  path: '/absences/{id}',
  title: 'Move the end of an absence that is not over',
  group,
  access: 'person',
  params: id,
  body: z.strictObject({ until: atInstant }),
  status: 200,
  answer: absence,
  errors: [
    'not_found',
    'absence_of_another',
    'absence_for_own_turn',
    'absence_backwards',
    'absence_over',
    'absence_overlaps',
  ],
});

export const endAbsence = contract({
  method: 'delete',
  path: '/absences/{id}',
  title: 'End an absence now; one that has not begun is removed',
  group,
  access: 'person',
  params: id,
  status: 204,
  errors: ['not_found', 'absence_of_another', 'absence_for_own_turn', 'absence_over'],
});

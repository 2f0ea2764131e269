// Personnel changes from a file, and what a seat hands over.

import { z } from 'zod';
import { absence } from './contract-absences.ts';
import { instant, localDate, named, pageOf } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const group = 'personnel';
const capacity = z.enum(['holder', 'deputy']);

const rowError = z
  .strictObject({
    /** Counted from 1, the header included. */
    line: z.int(),
    /** As the file heads it; null when the whole line is meant. */
    column: z.string().nullable(),
    code: z.string(),
    ja: z.string(),
    en: z.string(),
  })
  .meta({ id: 'PersonnelRowError' });

const preview = z
  .strictObject({
    /** Null: it is neither. */
    encoding: z.enum(['utf-8', 'shift_jis']).nullable(),
    rows: z.array(
      z.strictObject({
        line: z.int(),
        seat: z.string(),
        login: z.string(),
        name: z.string().nullable(),
        mail: z.string().nullable(),
        capacity,
        from: localDate.nullable(),
        until: localDate.nullable(),
        does: z.enum(['appoint', 'end', 'nothing']),
        /** Names of those whose term on the seat ends with it. */
        ends: z.array(z.string()),
      }),
    ),
    errors: z.array(rowError),
    /** What breaks on the days of the change; empty while the file has errors. */
    findings: z.array(
      z.strictObject({
        on: localDate,
        code: z.string(),
        ja: z.string(),
        en: z.string(),
        details: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  })
  .meta({ id: 'PersonnelPreview' });

const change = z
  .strictObject({
    id: z.uuid(),
    firstOn: localDate,
    lastOn: localDate,
    rows: z.int(),
    reservedAt: instant,
    /** Null: from the command line. */
    reservedBy: z.string().nullable(),
    cancelledAt: instant.nullable(),
    cancellable: z.boolean(),
  })
  .meta({ id: 'PersonnelChange' });

export const previewPersonnel = contract({
  method: 'post',
  path: '/personnel-changes/preview',
  title: 'What is wrong with a personnel file (CSV), and what it would break; changes nothing',
  group,
  access: 'person',
  body: 'file',
  status: 200,
  answer: preview,
  errors: ['personnel_not_allowed'],
});

export const reservePersonnel = contract({
  method: 'post',
  path: '/personnel-changes',
  title: 'Reserve the personnel change of a file: all of it or nothing, the same file once',
  group,
  access: 'person',
  body: 'file',
  status: 201,
  answer: change,
  errors: ['personnel_not_allowed', 'personnel_rows_broken', 'personnel_without_change'],
});

export const listPersonnel = contract({
  method: 'get',
  path: '/personnel-changes',
  title: 'Personnel changes, the latest day first',
  group,
  access: 'person',
  status: 200,
  answer: z.strictObject({ items: z.array(change) }),
  errors: ['personnel_not_allowed'],
});

export const cancelPersonnel = contract({
  method: 'delete',
  path: '/personnel-changes/{id}',
  title: 'Cancel a reserved change before its first day; everything is as it was',
  group,
  access: 'person',
  params: z.strictObject({ id: z.uuid() }),
  status: 204,
  errors: ['personnel_not_allowed', 'not_found', 'personnel_in_force', 'personnel_overlaid'],
});

const holding = z.strictObject({
  person: z.strictObject({ id: z.uuid(), name: z.string() }),
  capacity,
  from: localDate,
  until: localDate.nullable(),
});

const caseRef = {
  id: z.uuid(),
  procedure: z.string(),
  number: z.string().nullable(),
  /** Null where the reader may not see the case, such as one who has left. */
  title: z.string().nullable(),
  step: named,
};

/** At most 500 are shown; `total` counts all. */
const cut = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ total: z.int(), ...pageOf(item).pick({ items: true }).shape });

const handover = z
  .strictObject({
    on: localDate,
    seat: named,
    unit: named,
    /** Who sits there the day before, and who on the day. */
    giving: z.array(holding),
    taking: z.array(holding),
    /** What its places must do: also post-reviews and conditions that are owed. */
    work: cut(
      z.strictObject({
        case: z.strictObject(caseRef),
        unit: named,
        role: z.string(),
        act: named,
        about: named.optional(),
        dueAt: instant.nullable(),
        openedAt: instant,
      }),
    ),
    /** Open cases in which somebody acted from this seat, the latest act first. */
    acted: cut(z.strictObject({ ...caseRef, lastAt: instant })),
    /** Opened from this seat and never submitted. */
    drafts: cut(z.strictObject(caseRef)),
    absences: z.array(absence),
    /** Seats for whose absent holders it acts, and those that act for its own. */
    actingFor: z.array(named),
    actedBy: z.array(named),
  })
  .meta({ id: 'Handover' });

export const readHandover = contract({
  method: 'get',
  path: '/seats/{seat}/handover',
  title: 'What a seat hands over on a day: for who holds or held it',
  group,
  access: 'person',
  params: z.strictObject({ seat: z.string().min(1).max(100) }),
  query: z.strictObject({ on: localDate.optional() }),
  status: 200,
  answer: handover,
  errors: ['unknown_seat', 'handover_not_yours'],
});

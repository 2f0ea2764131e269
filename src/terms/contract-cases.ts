// Cases: opening, reading, searching, commanding, and what can be done now.

import { z } from 'zod';
import { capacities } from './actor.ts';
import {
  caseId,
  flag,
  instant,
  json,
  localDate,
  named,
  pageOf,
  paging,
  problem,
  refusalShape,
} from './contract-parts.ts';
import { commandErrors, contract } from './contract-route.ts';

const group = 'cases';

export const stuckCause = z
  .strictObject({ code: z.string(), about: named.optional(), since: instant })
  .meta({ id: 'StuckCause' });

export const caseLine = z
  .strictObject({
    id: caseId,
    procedure: z.string(),
    /** Reception number; null until one is issued. */
    number: z.string().nullable(),
    title: z.string(),
    /** With the title that the rulebook in force gives it. */
    step: named,
    outcome: z.string().nullable(),
    matter: z.string().nullable(),
    initiator: named,
    addressees: z.array(named),
    fiscalYear: z.int(),
    dueAt: instant.nullable(),
    meetingOn: localDate.nullable(),
    open: z.boolean(),
    openedAt: instant,
    movedAt: instant,
    closedAt: instant.nullable(),
  })
  .meta({ id: 'CaseLine' });

const duty = z
  .strictObject({
    unit: named,
    role: z.string(),
    /** The command that fulfils it. */
    act: named,
    about: named.optional(),
    dueAt: instant.nullable(),
    /** Seats that sit in this place today. */
    seats: z.array(named),
  })
  .meta({ id: 'Duty' });

export const casePage = z
  .strictObject({
    ...caseLine.shape,
    /** How often the content was submitted; 0 before the first time. */
    branch: z.int(),
    /** The number as it is written, with its branch from the second submission on. */
    fullNumber: z.string().nullable(),
    /** Counts accepted changes; send it back as `expectedVersion`. */
    version: z.int(),
    rulebook: z.strictObject({ id: z.uuid(), version: z.int() }),
    /** All that the procedure keeps of the case: content, answers, clocks, conditions, rulings. */
    context: z.record(z.string(), json),
    duties: z.array(duty),
    stuck: z.array(stuckCause),
  })
  .meta({ id: 'CasePage' });

/** What is told of a command that was done before, when its sender may no longer see the case. */
const receipt = z
  .strictObject({ id: caseId, version: z.int(), number: z.string().nullable() })
  .meta({ id: 'Receipt' });

/** The page afterwards; to a repeated command of somebody who no longer sees it, a receipt. */
const commandAnswer = z.union([casePage, receipt]);

/** The fields of a command depend on its type: the OpenAPI document lists them under Command. */
const command = z
  .looseObject({ type: z.string().min(1).max(100) })
  .meta({ id: 'CommandInput', description: 'One of the commands listed under Command' });

/** The same key with the same content gives the same answer again and changes nothing. */
const key = z.string().regex(/^[\x21-\x7e]{1,200}$/);
const headers = z.object({ 'idempotency-key': key.optional() });

const seat = z.string().min(1).max(100).optional();
const caseName = z.string().min(1).max(200);
const anyId = z.strictObject({ id: caseName });
const expectedVersion = z.int().min(1).optional();

export const openCase = contract({
  method: 'post',
  path: '/cases',
  title: 'Open a case',
  group,
  access: 'person',
  headers,
  body: z.strictObject({ procedure: z.string().min(1).max(100), command, seat }),
  status: 201,
  answer: commandAnswer,
  errors: commandErrors,
});

export const listCases = contract({
  method: 'get',
  path: '/cases',
  title: 'Find cases; only those that the reader may see',
  group,
  access: 'person',
  query: z.strictObject({
    ...paging,
    /** Part of a title or of a number. */
    q: z.string().trim().min(1).max(200).optional(),
    procedure: z.string().min(1).max(100).optional(),
    step: z.string().min(1).max(100).optional(),
    matter: z.string().min(1).max(100).optional(),
    /** As initiator or addressee. */
    unit: z.string().min(1).max(100).optional(),
    open: flag.optional(),
    /** Cases that wait for one of my seats. */
    mine: flag.optional(),
    fiscalYear: z.coerce.number().int().min(1900).max(9999).optional(),
    sort: z.enum(['opened', 'moved', 'due']).default('opened'),
  }),
  status: 200,
  answer: pageOf(caseLine),
  errors: [],
});

export const readCase = contract({
  method: 'get',
  path: '/cases/{id}',
  title: 'A case by its id or its reception number',
  group,
  access: 'person',
  params: anyId,
  status: 200,
  answer: casePage,
  errors: ['case_not_found'],
});

const by = z.union([
  z.strictObject({ system: z.string() }),
  z.strictObject({
    person: z.uuid(),
    name: z.string(),
    seat: named,
    unit: named,
    role: z.string(),
    capacity: z.enum(capacities),
    as: z.strictObject({ unit: named, role: z.string() }),
  }),
]);

const entry = z
  .strictObject({
    version: z.int(),
    at: instant,
    type: z.string(),
    title: z.string(),
    step: named,
    by,
    /** The fields of the command. */
    fields: z.record(z.string(), json),
  })
  .meta({ id: 'HistoryEntry' });

export const readHistory = contract({
  method: 'get',
  path: '/cases/{id}/history',
  title: 'What happened to a case, in order: who, from which seat, when',
  group,
  access: 'person',
  params: anyId,
  status: 200,
  answer: z.strictObject({ items: z.array(entry) }),
  errors: ['case_not_found'],
});

export const readVersions = contract({
  method: 'get',
  path: '/cases/{id}/versions',
  title: 'The content as submitted each time, by branch number',
  group,
  access: 'person',
  params: anyId,
  status: 200,
  answer: z.strictObject({
    items: z.array(z.strictObject({ branch: z.int(), at: instant, content: json })),
  }),
  errors: ['case_not_found'],
});

export const explainCase = contract({
  method: 'get',
  path: '/cases/{id}/actions',
  title: 'What can I do now, and why not',
  group,
  access: 'person',
  params: anyId,
  query: z.strictObject({ seat }),
  status: 200,
  answer: z.strictObject({
    version: z.int(),
    actions: z.array(
      z.strictObject({
        type: z.string(),
        /** What the rulebook calls it. */
        title: z.string(),
        possible: z.boolean(),
        /** From which of my seats it would be done, and in which capacity. */
        seat: named.optional(),
        capacity: z.enum(capacities).optional(),
        why: refusalShape.optional(),
      }),
    ),
  }),
  errors: ['case_not_found', 'seat_not_held', 'unknown_seat'],
});

/**
 * A sheet of as many lines as one may have, at some two thousand bytes each; a vote that changes
 * ten thousand lines is a quarter of it.
 */
const commandLimitBytes = 4 * 1024 * 1024;

export const commandCase = contract({
  method: 'post',
  path: '/cases/{id}/commands',
  title: 'Send a command to a case',
  group,
  access: 'person',
  bodyLimitBytes: commandLimitBytes,
  params: anyId,
  headers,
  body: z.strictObject({ command, expectedVersion, seat }),
  status: 200,
  answer: commandAnswer,
  errors: commandErrors,
});

const bulkMost = 200;
const bulkLimitBytes = 2 * 1024 * 1024;

const bulkCommand = z
  .strictObject({ caseId: caseName, command, expectedVersion, key: key.optional(), seat })
  .meta({ id: 'BulkCommand', description: 'A command to the case of this id or number' });

const bulkAnswer = z
  .union([
    z.strictObject({
      caseId: z.string(),
      accepted: z.literal(true),
      version: z.int(),
      number: z.string().nullable(),
    }),
    z.strictObject({
      caseId: z.string(),
      accepted: z.literal(false),
      refusal: refusalShape,
      errors: problem.shape.errors,
    }),
  ])
  .meta({ id: 'BulkAnswer' });

/** A body that cannot be read is refused as a whole, before any of its commands is tried. */
export const commandCases = contract({
  method: 'post',
  path: '/commands',
  title: 'Send commands to many cases; each is judged and answered as if it came alone',
  group,
  access: 'person',
  bodyLimitBytes: bulkLimitBytes,
  body: z.strictObject({ commands: z.array(bulkCommand).min(1).max(bulkMost) }),
  status: 200,
  answer: z.strictObject({
    accepted: z.int(),
    refused: z.int(),
    /** In the order of the commands. */
    items: z.array(bulkAnswer),
  }),
  errors: [],
});

export type BulkAnswer = z.infer<typeof bulkAnswer>;
export type CaseLine = z.infer<typeof caseLine>;
export type CasePage = z.infer<typeof casePage>;
export type HistoryEntry = z.infer<typeof entry>;

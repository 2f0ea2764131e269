// What waits for whom: work items, inbox, stuck cases, decisions that bypassed their consultation.

import { z } from 'zod';
import { caseLine, stuckCause } from './contract-cases.ts';
import { caseId, flag, instant, localDate, named, pageOf, paging } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const group = 'work';

export const listWorkItems = contract({
  method: 'get',
  path: '/work-items',
  title: 'What my seats must do now, also for those who are away, the earliest date first',
  group,
  access: 'person',
  query: z.strictObject({ ...paging, seat: z.string().min(1).max(100).optional() }),
  status: 200,
  answer: pageOf(
    z
      .strictObject({
        unit: named,
        role: z.string(),
        act: named,
        about: named.optional(),
        dueAt: instant.nullable(),
        openedAt: instant,
        /** It is for somebody absent, in whose stead I am the one to act now (代決). */
        acting: z.literal(true).optional(),
        /** The seat of the absent. */
        actsFor: named.optional(),
        case: z.strictObject({
          id: caseId,
          procedure: z.string(),
          number: z.string().nullable(),
          title: z.string(),
          step: named,
        }),
      })
      .meta({ id: 'WorkItem' }),
  ),
  errors: ['seat_not_held', 'unknown_seat'],
});

export const listInbox = contract({
  method: 'get',
  path: '/inbox',
  title: 'Notifications to my seats, the newest first',
  group,
  access: 'person',
  query: z.strictObject({ ...paging, unread: flag.optional() }),
  status: 200,
  answer: pageOf(
    z
      .strictObject({
        id: z.uuid(),
        caseId,
        unit: named,
        role: z.string(),
        kind: z.string(),
        subject: z.string(),
        body: z.string(),
        at: instant,
        readAt: instant.nullable(),
      })
      .meta({ id: 'Notification' }),
  ),
  errors: [],
});

export const readNotification = contract({
  method: 'post',
  path: '/inbox/{id}/read',
  title: 'Mark a notification as read by me',
  group,
  access: 'person',
  params: z.strictObject({ id: z.uuid() }),
  status: 204,
  errors: ['not_found'],
});

export const listStuck = contract({
  method: 'get',
  path: '/stuck',
  title: 'Cases that do not move, each with its cause',
  group,
  access: 'person',
  query: z.strictObject(paging),
  status: 200,
  answer: pageOf(
    z
      .strictObject({
        case: caseLine,
        causes: z.array(stuckCause).min(1),
      })
      .meta({ id: 'StuckCase' }),
  ),
  errors: [],
});

export const listBypassed = contract({
  method: 'get',
  path: '/bypassed',
  title: 'Decisions that were refused for want of a concluded consultation',
  group,
  access: 'person',
  query: z.strictObject(paging),
  status: 200,
  answer: pageOf(
    z
      .strictObject({ case: caseLine, code: z.string(), refusedAt: instant, times: z.int() })
      .meta({ id: 'Bypassed' }),
  ),
  errors: [],
});

export const countConsultations = contract({
  method: 'get',
  path: '/reports/consultations',
  title: 'Consultations of a span of days, counted by proposal and by addressee',
  group,
  access: 'person',
  query: z.strictObject({ from: localDate, to: localDate }),
  status: 200,
  answer: z.strictObject({
    from: z.string(),
    to: z.string(),
    proposals: z.int(),
    addressees: z.int(),
    answers: z.array(z.strictObject({ answer: z.string().nullable(), count: z.int() })),
    outcomes: z.array(z.strictObject({ outcome: z.string().nullable(), count: z.int() })),
    onTime: z.strictObject({ inTime: z.int(), late: z.int(), outstanding: z.int() }),
  }),
  errors: [],
});

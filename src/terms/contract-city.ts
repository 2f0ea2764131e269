// The city around the cases: organisation, rulebook, meetings, clock.

import { z } from 'zod';
import { caseId, instant, json, localDate } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const group = 'city';

export const readOrganisation = contract({
  method: 'get',
  path: '/organisation',
  title: 'Units, seats and their holders today',
  group,
  access: 'person',
  status: 200,
  answer: z.strictObject({
    on: localDate,
    units: z.array(
      z
        .strictObject({
          code: z.string(),
          kind: z.string(),
          title: z.string(),
          parent: z.string().nullable(),
          /** Which unit has its places once it is no more, where that is known. */
          successor: z.string().nullable(),
          /** Units that are no more and whose places it has. */
          former: z.array(z.string()),
        })
        .meta({ id: 'Unit' }),
    ),
    seats: z.array(
      z
        .strictObject({
          code: z.string(),
          unit: z.string(),
          role: z.string(),
          title: z.string(),
          holders: z.array(
            z.strictObject({
              person: z.uuid(),
              name: z.string(),
              capacity: z.enum(['holder', 'deputy']),
            }),
          ),
        })
        .meta({ id: 'Seat' }),
    ),
  }),
  errors: [],
});

const rulebook = z
  .strictObject({ id: z.uuid(), city: z.string(), version: z.int(), rulebook: json })
  .meta({ id: 'Rulebook' });

export const rulebookInForce = contract({
  method: 'get',
  path: '/rulebook',
  title: 'The rulebook in force today',
  group,
  access: 'person',
  status: 200,
  answer: rulebook,
  errors: [],
});

export const readRulebook = contract({
  method: 'get',
  path: '/rulebooks/{id}',
  title: 'A published rulebook, as a case was pinned to it',
  group,
  access: 'person',
  params: z.strictObject({ id: z.uuid() }),
  status: 200,
  answer: rulebook,
  errors: ['not_found'],
});

export const listMeetings = contract({
  method: 'get',
  path: '/meetings',
  title: 'Meetings of the rulebook in force',
  group,
  access: 'person',
  status: 200,
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          code: z.string(),
          title: z.string(),
          acceptance: z.enum(['chair', 'automatic']),
          items: z.array(z.string()),
        })
        .meta({ id: 'Meeting' }),
    ),
  }),
  errors: [],
});

const session = z
  .strictObject({
    id: caseId,
    meeting: z.string(),
    title: z.string(),
    on: localDate.nullable(),
    step: z.string(),
    outcome: z.string().nullable(),
    open: z.boolean(),
  })
  .meta({ id: 'Session' });

export const listSessions = contract({
  method: 'get',
  path: '/meetings/{code}/sessions',
  title: 'Sessions of a meeting, the latest date first',
  group,
  access: 'person',
  params: z.strictObject({ code: z.string().min(1).max(100) }),
  status: 200,
  answer: z.strictObject({ items: z.array(session) }),
  errors: ['unknown_meeting'],
});

export const readAgenda = contract({
  method: 'get',
  path: '/sessions/{id}',
  title: 'A session with its agenda; items of cases that the reader may not see are left out',
  group,
  access: 'person',
  params: z.strictObject({ id: z.uuid() }),
  status: 200,
  answer: z.strictObject({ ...session.shape, agenda: z.array(z.record(z.string(), json)) }),
  errors: ['case_not_found'],
});

export const readClock = contract({
  method: 'get',
  path: '/clock',
  title: 'The clock that every deadline is measured with',
  group,
  access: 'person',
  status: 200,
  answer: z.strictObject({ now: instant }),
  errors: [],
});

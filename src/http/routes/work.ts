// What waits: work items, inbox, stuck cases, decisions that bypassed their consultation, counts.

import { z } from 'zod';
import { countConsultations as count } from '../../db/views-reports.ts';
import { listBypassed as findBypassed, readLines } from '../../db/views-stuck.ts';
import {
  listWorkItems as findWorkItems,
  listNotices,
  type Recipient,
  type WorkItem,
} from '../../db/views-work.ts';
import type { Sight } from '../../engine/look.ts';
import { isEmpty, presenceAt } from '../../engine/presence.ts';
import { listStuckCases } from '../../engine/stuck.ts';
import {
  countConsultations,
  listBypassed,
  listInbox,
  listStuck,
  listWorkItems,
  readNotification,
} from '../../terms/contract-work.ts';
import type { CaseId, PersonId, Place } from '../../terms/ids.ts';
import { parseLocalDate } from '../../terms/units.ts';
import { dueKey, instantKey, pageOf, readCursor } from '../cursor.ts';
import type { Account } from '../identify.ts';
import { refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { namedSeat, namedStep, namedUnit, showCause, showDemand, showLine } from '../show.ts';
import { type EngineParts, sightOf } from '../sight.ts';

export interface WorkParts extends EngineParts {
  /** False when no such notification was sent to the places. */
  readonly markNoticeRead: (recipient: Recipient, id: string) => Promise<boolean>;
}

const caseKey = z.uuid().transform((id) => id as CaseId);
const workKey = z.strictObject({
  dueAt: dueKey,
  caseId: caseKey,
  unit: z.string(),
  role: z.string(),
  act: z.string(),
  about: z.string(),
});
const noticeKey = z.strictObject({ at: instantKey, id: z.uuid() });
const bypassKey = z.strictObject({ at: instantKey, id: caseKey });

/** Whose place it is that the reader acts at: the first absent seat whose order names him. */
function absentSeat(item: WorkItem, { organisation, at }: Sight, reader: PersonId) {
  const mine = new Set(organisation.seatsOf(reader).map(({ code }) => code));
  const seat = presenceAt(item, organisation, at).find(
    (one) => isEmpty(one) && one.acting.some((acting) => mine.has(acting.seat)),
  );
  return seat === undefined ? {} : { actsFor: namedSeat(organisation, seat.seat) };
}

const showWorkItem = (item: WorkItem, sight: Sight, reader: PersonId) => ({
  ...showDemand(item, sight),
  openedAt: item.openedAt,
  ...(item.acting && { acting: true as const, ...absentSeat(item, sight, reader) }),
  case: {
    id: item.caseId,
    procedure: item.procedure,
    number: item.number,
    title: item.title,
    step: namedStep(sight, item.step),
  },
});

const recipientOf = (account: Account, { city }: Sight, places: readonly Place[]): Recipient => ({
  ...{ city, places },
  person: account.id,
});

const waitingRoutes = (parts: WorkParts): Route[] => [
  route(listWorkItems, async ({ account, query }) => {
    const sight = await sightOf(parts, account, query.seat);
    const after = readCursor(workKey, query.cursor);
    const { limit } = query;
    const rows = await findWorkItems(parts.db, sight.city, sight.places, after, limit + 1, sight);
    const keyOf = ({ dueAt, caseId, unit, role, act, about }: WorkItem) => ({
      ...{ dueAt, caseId, unit, role, act, about },
    });
    return pageOf(rows, limit, keyOf, (item) => showWorkItem(item, sight, account.id));
  }),

  route(listInbox, async ({ account, query }) => {
    const sight = await sightOf(parts, account);
    const after = readCursor(noticeKey, query.cursor);
    const { limit, unread = false } = query;
    const recipient = recipientOf(account, sight, sight.places);
    const rows = await listNotices(parts.db, recipient, unread, after, limit + 1, sight);
    return pageOf(
      rows,
      limit,
      ({ at, id }) => ({ at, id }),
      (notice) => ({ ...notice, unit: namedUnit(sight.organisation, notice.unit) }),
    );
  }),

  route(readNotification, async ({ account, params }) => {
    const sight = await sightOf(parts, account);
    const recipient = recipientOf(account, sight, [...sight.places, ...sight.acting]);
    const known = await parts.markNoticeRead(recipient, params.id);
    if (!known) throw refused('not_found');
    return undefined;
  }),
];

const watchingRoutes = (parts: WorkParts): Route[] => [
  route(listStuck, async ({ account, query }) => {
    const { limit } = query;
    const read = parts.db.kysely;
    const sight = await sightOf(parts, account);
    const after = readCursor(caseKey, query.cursor);
    const found = await listStuckCases(parts.db, sight, { after, limit: limit + 1 });
    const lines = await readLines(
      read,
      found.map(({ caseId }) => caseId),
    );
    const lineOf = new Map(lines.map((line) => [line.id, line]));
    const rows = found.flatMap(({ caseId, causes }) => {
      const line = lineOf.get(caseId);
      return line === undefined ? [] : [{ line, causes }];
    });
    return pageOf(
      rows,
      limit,
      ({ line }) => line.id,
      ({ line, causes }) => ({
        case: showLine(line, sight),
        causes: causes.map((cause) => showCause(cause, sight)),
      }),
    );
  }),

  route(listBypassed, async ({ account, query }) => {
    const { limit } = query;
    const sight = await sightOf(parts, account);
    const after = readCursor(bypassKey, query.cursor);
    const rows = await findBypassed(parts.db.kysely, sight, after, limit + 1);
    return pageOf(
      rows,
      limit,
      ({ refusedAt, id }) => ({ at: refusedAt, id }),
      ({ code, refusedAt, times, ...line }) => ({
        case: showLine(line, sight),
        ...{ code, refusedAt, times },
      }),
    );
  }),

  route(countConsultations, async ({ account, query }) => {
    const sight = await sightOf(parts, account);
    const { from, to } = query;
    const span = { from: parseLocalDate(from), to: parseLocalDate(to) };
    return { from, to, ...(await count(parts.db.kysely, sight, span)) };
  }),
];

export const workRoutes = (parts: WorkParts): Route[] => [
  ...waitingRoutes(parts),
  ...watchingRoutes(parts),
];

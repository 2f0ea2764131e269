// Reading cases: lists, pages, histories, and what can be done now.

import { z } from 'zod';
import { findCaseId, listCases as findCases, readDuties } from '../../db/views-cases.ts';
import { explain, type Possibility } from '../../engine/explain.ts';
import type { Sight } from '../../engine/look.ts';
import type { Accepted } from '../../engine/request.ts';
import { isPerson } from '../../terms/actor.ts';
import {
  type CasePage,
  explainCase,
  listCases,
  readCase,
  readHistory,
  readVersions,
} from '../../terms/contract-cases.ts';
import type { CaseId } from '../../terms/ids.ts';
import { isRefusal } from '../../terms/refusal.ts';
import { dueKey, pageOf, readCursor } from '../cursor.ts';
import { type Account, actorOf } from '../identify.ts';
import { nameDetails } from '../name-details.ts';
import { refusalShapeOf } from '../problem.ts';
import { Refused, refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { readSeenCase, readSeenHistory, type SeenHistory } from '../seen-case.ts';
import { namedAct, namedSeat, showEntry, showLine, showPage, showVersions } from '../show.ts';
import { type EngineParts, sightOf } from '../sight.ts';

const listKey = z.strictObject({ key: dueKey, id: z.uuid() });

/** A case of the person's city by id or number; whether he may see it is asked by who uses it. */
export async function caseIdOf({ db }: EngineParts, account: Account, name: string) {
  const id = await findCaseId(db.kysely, account.city, name);
  if (id === null) throw refused('case_not_found');
  return id;
}

export async function casePageFor(
  parts: EngineParts,
  account: Account,
  id: CaseId,
): Promise<CasePage> {
  const sight = await sightOf(parts, account);
  const row = await readSeenCase(parts, sight, id);
  if (row === null) throw refused('case_not_found');
  return showPage(row, await readDuties(parts.db.kysely, id), sight);
}

/**
 * For whoever has just moved it: what he did he sees, even if it was the last he could do. A
 * repetition shows no more than he may see by now.
 */
export async function pageAfterCommand(parts: EngineParts, account: Account, accepted: Accepted) {
  const { caseId: id, version, number, repeated } = accepted;
  const sight = await sightOf(parts, account);
  const found = repeated ? sight : { ...sight, cityWide: true };
  const row = await readSeenCase(parts, sight, id, found);
  if (row === null) return { id, version, number };
  return showPage(row, await readDuties(parts.db.kysely, id), sight);
}

async function seenHistory(
  parts: EngineParts,
  account: Account,
  sight: Sight,
  name: string,
): Promise<SeenHistory> {
  const rows = await readSeenHistory(parts, sight, await caseIdOf(parts, account, name));
  if (rows === null) throw refused('case_not_found');
  return rows;
}

const showPossibility = ({ command, by, refusal }: Possibility, sight: Sight) => ({
  type: command,
  title: namedAct(sight, command).title,
  possible: refusal === undefined,
  ...(by !== undefined &&
    isPerson(by) && {
      seat: namedSeat(sight.organisation, by.seat),
      capacity: by.capacity,
    }),
  ...(refusal !== undefined && {
    why: refusalShapeOf(refusal, nameDetails(refusal.details ?? {}, sight)),
  }),
});

export const caseRoutes = (parts: EngineParts): Route[] => [
  route(listCases, async ({ account, query }) => {
    const { cursor, limit, sort, ...filter } = query;
    const sight = await sightOf(parts, account);
    const after = readCursor(listKey, cursor) as { key: string; id: CaseId } | null;
    const page = { sort, after, limit: limit + 1 };
    const rows = await findCases(parts.db.kysely, sight, filter, page);
    return pageOf(
      rows,
      limit,
      ({ sortKey, id }) => ({ key: sortKey, id }),
      (row) => showLine(row, sight),
    );
  }),

  route(readCase, async ({ account, params }) =>
    casePageFor(parts, account, await caseIdOf(parts, account, params.id)),
  ),

  route(readHistory, async ({ account, params }) => {
    const sight = await sightOf(parts, account);
    const rows = await seenHistory(parts, account, sight, params.id);
    return { items: rows.map((row) => showEntry(row, sight)) };
  }),

  route(readVersions, async ({ account, params }) => {
    const sight = await sightOf(parts, account);
    return { items: showVersions(await seenHistory(parts, account, sight, params.id)) };
  }),

  route(explainCase, async ({ account, params, query }) => {
    const id = await caseIdOf(parts, account, params.id);
    const sight = await sightOf(parts, account, query.seat);
    const said = await explain(parts, actorOf(account, query.seat), id);
    if (isRefusal(said)) throw new Refused(said);
    return {
      version: said.version,
      actions: said.possibilities.map((one) => showPossibility(one, sight)),
    };
  }),
];

// What a session shows of its agenda. Its readers are its members and the parties of the cases on
// it; items of cases that a reader may not see are left out, since a title tells too much.

import type { readHistory } from '../db/views-cases.ts';
import { sessionProcedure, visibleCases } from '../db/views-meetings.ts';
import type { Sight } from '../engine/look.ts';
import type { Json } from '../terms/case.ts';
import type { CaseId } from '../terms/ids.ts';
import type { EngineParts } from './sight.ts';

interface AgendaItem {
  readonly case: CaseId;
  readonly [field: string]: Json;
}

interface Agenda {
  readonly items: readonly AgendaItem[];
}

async function seenAmong({ db }: EngineParts, sight: Sight, ids: readonly CaseId[]) {
  const seen = await visibleCases(db.kysely, sight, ids);
  return new Map(seen.map((row) => [row.id, row]));
}

/** With what is known of each case today. */
export async function showAgenda(parts: EngineParts, sight: Sight, context: unknown) {
  const { items } = context as Agenda;
  const caseOf = await seenAmong(
    parts,
    sight,
    items.map((item) => item.case),
  );
  return items.flatMap((item) => {
    const row = caseOf.get(item.case);
    return row === undefined ? [] : [{ ...item, number: row.number, step: row.step }];
  });
}

interface PageRow {
  readonly procedure: string;
  readonly context: unknown;
}

/** The page of any case; that of a session without the items the reader may not see. */
export async function withSeenItems<Row extends PageRow>(
  parts: EngineParts,
  sight: Sight,
  row: Row,
): Promise<Row> {
  if (row.procedure !== sessionProcedure) return row;
  const { items, ...session } = row.context as Agenda;
  const caseOf = await seenAmong(
    parts,
    sight,
    items.map((item) => item.case),
  );
  return { ...row, context: { ...session, items: items.filter((item) => caseOf.has(item.case)) } };
}

type HistoryRow = Awaited<ReturnType<typeof readHistory>>[number];

/** Of an item the reader may not see, a session's history tells that something happened. */
export async function withSeenEvents(
  parts: EngineParts,
  sight: Sight,
  procedure: string,
  rows: readonly HistoryRow[],
): Promise<readonly HistoryRow[]> {
  if (procedure !== sessionProcedure) return rows;
  const ids = rows.flatMap(({ event }) => (event['case'] as CaseId | undefined) ?? []);
  const caseOf = await seenAmong(parts, sight, ids);
  return rows.map((row) => {
    const { type, at, by, facts, case: id } = row.event;
    return id === undefined || caseOf.has(id as CaseId)
      ? row
      : { ...row, event: { type, at, by, facts } };
  });
}

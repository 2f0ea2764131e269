/**
 * The one door of the API to the context of a case and to its history: whoever reads them here gets
 * what he may see. Whether he may see the case at all is asked by the query; what of it is not for
 * him is taken out by what the procedure keeps there (agenda.ts, seen-budget.ts).
 */
import { readCase, readHistory } from '../db/views-cases.ts';
import type { Sight } from '../engine/look.ts';
import type { CaseId } from '../terms/ids.ts';
import { withSeenEvents, withSeenItems } from './agenda.ts';
import { seenBudget } from './seen-budget.ts';
import type { EngineParts } from './sight.ts';

/** A case as it is stored. */
export type CaseRow = NonNullable<Awaited<ReturnType<typeof readCase>>>;
type Entries = Awaited<ReturnType<typeof readHistory>>;

declare const seen: unique symbol;

/** A row out of which everything has been taken that its reader may not see. */
export type SeenCase = CaseRow & { readonly [seen]: true };
/** The same of a history. */
export type SeenHistory = readonly Entries[number][] & { readonly [seen]: true };

/** Null: there is no such case for the reader. `found`: by whose sight it is looked up. */
export async function readSeenCase(
  parts: EngineParts,
  sight: Sight,
  id: CaseId,
  found: Sight = sight,
): Promise<SeenCase | null> {
  const row = await readCase(parts.db.kysely, found, id);
  if (row === null) return null;
  const budget = await seenBudget(row, parts, sight);
  const shown = budget === null ? row : { ...row, context: budget.context };
  return (await withSeenItems(parts, sight, shown)) as SeenCase;
}

/** Null: there is no such case for the reader. */
export async function readSeenHistory(
  parts: EngineParts,
  sight: Sight,
  id: CaseId,
): Promise<SeenHistory | null> {
  const row = await readCase(parts.db.kysely, sight, id);
  if (row === null) return null;
  const all = await readHistory(parts.db.kysely, id);
  const budget = await seenBudget(row, parts, sight);
  const shown =
    budget === null ? all : all.map((one) => ({ ...one, event: budget.event(one.event) }));
  return (await withSeenEvents(parts, sight, row.procedure, shown)) as SeenHistory;
}

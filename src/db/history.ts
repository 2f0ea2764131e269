// The history of a case: appended by the one writer (batch-write.ts), read here, changed by nobody.

import type { CaseEvent } from '../terms/case.ts';
import type { CaseId } from '../terms/ids.ts';
import { withEvent } from './kept-event.ts';
import type { Read } from './open.ts';

export interface Entry {
  readonly caseId: CaseId;
  readonly version: number;
  readonly event: CaseEvent;
  readonly step: string;
}

/** Entries of several cases, each case's in their order. */
export async function loadHistories(
  read: Read,
  ids: readonly CaseId[],
): Promise<Map<CaseId, Entry[]>> {
  const histories = new Map<CaseId, Entry[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return histories;
  const rows = await read
    .selectFrom('history')
    .select(['caseId', 'version', 'type', 'at', 'event', 'step'])
    .where('caseId', 'in', ids)
    .orderBy('caseId')
    .orderBy('version')
    .execute();
  for (const row of rows) histories.get(row.caseId)?.push(withEvent(row));
  return histories;
}

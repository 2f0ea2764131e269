// Sessions of meetings and their agendas. A session is a case: its matter is the meeting.

import type { CaseId } from '../terms/ids.ts';
import type { Read } from './open.ts';
import { type Sight, visible } from './sight.ts';
import { lineColumns } from './views-cases.ts';

export const sessionProcedure = 'meeting_session';

export const listSessions = (read: Read, sight: Sight, meeting: string, limit: number) =>
  read
    .selectFrom('cases')
    .select([...lineColumns])
    .where('procedure', '=', sessionProcedure)
    .where('matter', '=', meeting)
    .where(visible(sight))
    .orderBy('meetingOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export async function readSession(read: Read, sight: Sight, id: CaseId) {
  const row = await read
    .selectFrom('cases')
    .select([...lineColumns, 'cases.context'])
    .where('procedure', '=', sessionProcedure)
    .where('id', '=', id)
    .where(visible(sight))
    .executeTakeFirst();
  return row ?? null;
}

/** Of these cases, those that the reader may see. */
export const visibleCases = (read: Read, sight: Sight, ids: readonly CaseId[]) =>
  read
    .selectFrom('cases')
    .select(['id', 'number', 'step'])
    .where('id', 'in', ids.length === 0 ? [null as never] : [...ids])
    .where(visible(sight))
    .execute();

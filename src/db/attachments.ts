/**
 * Files that people attach. Which cases a file belongs to is written by a trigger, in the commit of
 * the history entry that names it. Content never changes: a mended file is another row.
 */
import { sql } from 'kysely';
import type { CaseId, CityCode, PersonId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Db } from './open.ts';

export interface NewAttachment {
  readonly id: string;
  readonly city: CityCode;
  readonly person: PersonId;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly content: Buffer;
}

export function openAttachments({ kysely }: Db) {
  return {
    async add(file: NewAttachment) {
      const row = { ...file, bytes: file.content.length, at: sql<Instant>`now()` };
      await kysely.insertInto('attachments').values(row).execute();
    },
    async find(city: CityCode, id: string) {
      const file = await kysely
        .selectFrom('attachments')
        .select(['id', 'person', 'name', 'mediaType', 'sha256'])
        .where('city', '=', city)
        .where('id', '=', id)
        .executeTakeFirst();
      if (file === undefined) return null;
      const rows = await kysely
        .selectFrom('attachmentCases')
        .select('caseId')
        .where('attachmentId', '=', id)
        .execute();
      return { ...file, cases: rows.map(({ caseId }) => caseId) };
    },
    async content(id: string) {
      const query = kysely.selectFrom('attachments').select('content').where('id', '=', id);
      return (await query.executeTakeFirst())?.content ?? null;
    },
    /** Of these ids, those that the person may name to this case: his own, and the case's. */
    async usable(city: CityCode, person: PersonId, caseId: CaseId | null, ids: readonly string[]) {
      if (ids.length === 0) return [];
      const ofTheCase = kysely
        .selectFrom('attachmentCases')
        .select('attachmentId')
        .where('caseId', '=', caseId as CaseId);
      return kysely
        .selectFrom('attachments')
        .select(['id', 'sha256'])
        .where('city', '=', city)
        .where('id', 'in', ids)
        .where((is) => is.or([is('person', '=', person), is('id', 'in', ofTheCase)]))
        .execute();
    },
  };
}

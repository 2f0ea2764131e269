/**
 * Files that people attach. A row belongs to nobody's case until a history entry names it; a trigger
 * makes that bond in the same commit. Content never changes: a mended file is another row.
 */
import { sql } from 'kysely';
import type { CaseId, PersonId } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { Db } from './open.ts';

export interface NewAttachment {
  readonly id: string;
  readonly city: string;
  readonly person: PersonId;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly content: Buffer;
}

export function openAttachments({ kysely }: Db) {
  return {
    async add(file: NewAttachment) {
      const row = { ...file, caseId: null, bytes: file.content.length, at: sql<Instant>`now()` };
      await kysely.insertInto('attachments').values(row).execute();
    },
    find: async (city: string, id: string) =>
      (await kysely
        .selectFrom('attachments')
        .select(['id', 'caseId', 'person', 'name', 'mediaType', 'sha256'])
        .where('city', '=', city)
        .where('id', '=', id)
        .executeTakeFirst()) ?? null,
    content: async (id: string) =>
      (await kysely
        .selectFrom('attachments')
        .select('content')
        .where('id', '=', id)
        .executeTakeFirst()) ?? null,
    /** Of these ids, those that the person may name in a command to this case (null: a new one). */
    async usable(city: string, person: PersonId, caseId: CaseId | null, ids: readonly string[]) {
      if (ids.length === 0) return [];
      return kysely
        .selectFrom('attachments')
        .select(['id', 'sha256'])
        .where('city', '=', city)
        .where('id', 'in', ids)
        .where((is) =>
          is.or([
            is.and([is('person', '=', person), is('caseId', 'is', null)]),
            is('caseId', 'is not distinct from', caseId).and('caseId', 'is not', null),
          ]),
        )
        .execute();
    },
  };
}

// Which case has what only one case of its procedure may have.

import type { CaseId, CityCode, ProcedureName } from '../terms/ids.ts';
import type { Read } from './open.ts';

export interface Claimed {
  readonly city: CityCode;
  readonly procedure: ProcedureName;
  readonly key: string;
}

export interface Holder {
  readonly id: CaseId;
  readonly number: string | null;
}

/** Null: nobody has it. */
export async function findHolder(
  read: Read,
  { city, procedure, key }: Claimed,
): Promise<Holder | null> {
  const row = await read
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('city', '=', city)
    .where('procedure', '=', procedure)
    .where('uniqueKey', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

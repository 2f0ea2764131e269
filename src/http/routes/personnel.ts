// Personnel changes and handovers. A file comes as the bytes themselves; what is wrong with its
// rows is told row by row.

import { readHandover as handoverOf } from '../../engine/handover.ts';
import {
  type BrokenFile,
  cancelPersonnel as cancel,
  listPersonnel as list,
  type Officer,
  previewPersonnel as preview,
  reservePersonnel as reserve,
} from '../../engine/personnel.ts';
import {
  cancelPersonnel,
  listPersonnel,
  previewPersonnel,
  readHandover,
  reservePersonnel,
} from '../../terms/contract-personnel.ts';
import { isRefusal, type Refusal } from '../../terms/refusal.ts';
import { parseLocalDate } from '../../terms/units.ts';
import type { Account } from '../identify.ts';
import { type InputFault, Refused, refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { showHandover } from '../show-handover.ts';
import { type EngineParts, sightOf } from '../sight.ts';

const officerOf = async (parts: EngineParts, account: Account): Promise<Officer> => ({
  person: account.id,
  sight: await sightOf(parts, account),
});

function allowed<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Refused(answer);
  return answer;
}

/** No body at all is an empty file. */
const bytesOf = (body: unknown): Uint8Array => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** The pointer is the line and, where one is meant, the column. */
function brokenRows({ errors }: BrokenFile): Refused {
  const faults = errors.map(
    ({ line, column, ja, en }): InputFault => ({
      in: 'body',
      pointer: `/${line}${column === null ? '' : `/${column.replaceAll('/', '~1')}`}`,
      detail: `${ja} / ${en}`,
    }),
  );
  return refused('personnel_rows_broken', { errors: errors.length }, { errors: faults });
}

export const personnelRoutes = (parts: EngineParts): Route[] => [
  route(previewPersonnel, async ({ account, body }) => {
    const officer = await officerOf(parts, account);
    return allowed(await preview(parts.db, officer, bytesOf(body)));
  }),

  route(reservePersonnel, async ({ account, body }) => {
    const officer = await officerOf(parts, account);
    const done = allowed(await reserve(parts.db, officer, bytesOf(body)));
    if ('errors' in done) throw brokenRows(done);
    return done;
  }),

  route(listPersonnel, async ({ account }) => ({
    items: allowed(await list(parts.db, await officerOf(parts, account))),
  })),

  route(cancelPersonnel, async ({ account, params }) => {
    allowed(await cancel(parts.db, await officerOf(parts, account), params.id));
    return undefined;
  }),

  route(readHandover, async ({ account, params, query }) => {
    const officer = await officerOf(parts, account);
    const day = query.on === undefined ? null : parseLocalDate(query.on);
    const handover = allowed(await handoverOf(parts.db, officer, params.seat, day));
    return showHandover(handover, officer.sight);
  }),
];

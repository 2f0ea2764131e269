// Absences: mine, of a seat, of the city. Who may enter and change which is the engine's to say.

import { z } from 'zod';
import {
  type AbsencesWanted,
  endAbsence as end,
  type Keeper,
  moveAbsence as move,
  readAbsences,
  registerAbsence as register,
  showAbsence,
} from '../../engine/personnel-absences.ts';
import {
  endAbsence,
  listAbsences,
  moveAbsence,
  registerAbsence,
} from '../../terms/contract-absences.ts';
import type { PersonId, SeatCode } from '../../terms/ids.ts';
import { isRefusal, type Refusal } from '../../terms/refusal.ts';
import { parseInstant } from '../../terms/units.ts';
import { instantKey, pageOf, readCursor } from '../cursor.ts';
import type { Account } from '../identify.ts';
import { Refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { type EngineParts, sightOf } from '../sight.ts';

const absenceKey = z.strictObject({ from: instantKey, id: z.uuid() });

const keeperOf = async (parts: EngineParts, account: Account): Promise<Keeper> => ({
  person: account.id,
  sight: await sightOf(parts, account),
});

function allowed<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Refused(answer);
  return answer;
}

const wantedOf = (seat: SeatCode | undefined, city = false): AbsencesWanted['of'] => {
  if (seat !== undefined) return { seat };
  return city ? 'city' : 'me';
};

export const absenceRoutes = (parts: EngineParts): Route[] => [
  route(registerAbsence, async ({ account, body }) => {
    const keeper = await keeperOf(parts, account);
    const { kind, reason = null } = body;
    const wish = {
      ...{ kind, reason },
      person: (body.person ?? account.id) as PersonId,
      from: parseInstant(body.from),
      until: parseInstant(body.until),
    };
    return showAbsence(keeper, allowed(await register(parts.db, keeper, wish)));
  }),

  route(listAbsences, async ({ account, query }) => {
    const keeper = await keeperOf(parts, account);
    const { cursor, limit, seat, city, past = false } = query;
    const after = readCursor(absenceKey, cursor);
    const wanted = { of: wantedOf(seat, city), past, after, limit: limit + 1 };
    const rows = allowed(await readAbsences(parts.db, keeper, wanted));
    return pageOf(
      rows,
      limit,
      ({ from, id }) => ({ from, id }),
      (row) => row,
    );
  }),

  route(moveAbsence, async ({ account, params, body }) => {
    const keeper = await keeperOf(parts, account);
    const until = parseInstant(body.until);
    return showAbsence(keeper, allowed(await move(parts.db, keeper, params.id, until)));
  }),

  route(endAbsence, async ({ account, params }) => {
    allowed(await end(parts.db, await keeperOf(parts, account), params.id));
    return undefined;
  }),
];

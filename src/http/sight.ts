/** What the asking person sees, from the engine's one authority, for every page and list. */
import type { Advancer } from '../engine/advance.ts';
import { type LookParts, lookAt, type Sight } from '../engine/look.ts';
import type { SeatCode } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';
import { type Account, actorOf } from './identify.ts';
import { Refused } from './refused.ts';

export interface EngineParts extends LookParts {
  readonly advancer: Advancer;
}

/** With a seat named, no more than that seat sees; one that is not held is refused. */
export async function sightOf(parts: LookParts, account: Account, seat?: SeatCode): Promise<Sight> {
  const sight = await lookAt(parts, actorOf(account, seat), account.city);
  if (isRefusal(sight)) throw new Refused(sight);
  return sight;
}

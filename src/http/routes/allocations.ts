// The sharing of money among wards: the formulas in force with what they give, and variants. One
// look at the city and nothing else: formulas and indicators are in memory.

import type { Sight } from '../../engine/look.ts';
import { rulesOf } from '../../engine/navigate.ts';
import { listAllocations, tryAllocations } from '../../terms/contract-allocation.ts';
import { isRefusal, type Refusal } from '../../terms/refusal.ts';
import type { LocalDate } from '../../terms/units.ts';
import { Refused, refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { type AllocatingGround, showAllocations, showTried } from '../show-allocation.ts';
import { type EngineParts, sightOf } from '../sight.ts';

/** Whoever holds a seat in the city may ask: what wards get is no secret there. */
function groundOf(sight: Sight, on: LocalDate | undefined): AllocatingGround {
  const { rulebook, organisation, directory, places, cityWide } = sight;
  if (places.length === 0 && !cityWide) throw refused('no_seat_in_city', { on: organisation.on });
  return {
    rules: rulesOf(rulebook.rulebook),
    organisation: on === undefined ? organisation : directory.on(on),
  };
}

function told<Answer>(found: Answer | Refusal): Answer {
  if (isRefusal(found)) throw new Refused(found);
  return found;
}

export const allocationRoutes = (parts: EngineParts): Route[] => [
  route(listAllocations, async ({ account, query }) =>
    told(showAllocations(groundOf(await sightOf(parts, account), query.on))),
  ),

  route(tryAllocations, async ({ account, body }) =>
    told(showTried(body, groundOf(await sightOf(parts, account), body.on))),
  ),
];

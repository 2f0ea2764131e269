// Effect `call_waiting`: a session was opened or moved, so what waits for one of its meeting knocks
// again at once, before its agenda closes.

import type { Delivery, EffectOf } from '../src/delivery/run-effects.ts';
import type { CityCode } from '../src/terms/ids.ts';
import type { Instant } from '../src/terms/units.ts';

export interface CallingParts {
  readonly callItems: (city: CityCode, meeting: string, at: Instant) => Promise<void>;
}

export async function callWaiting(
  { callItems }: CallingParts,
  { city, body }: EffectOf<'call_waiting'>,
  at: Instant,
): Promise<Delivery> {
  await callItems(city, body.meeting, at);
  return { became: 'told' };
}

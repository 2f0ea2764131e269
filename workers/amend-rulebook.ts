// Effect `amend_rulebook`: new versions of the city's rulebooks hold what a case wishes, and the
// case hears which, or why there are none. Given again, no version is made twice.

import type { Delivery, EffectOf } from '../src/delivery/run-effects.ts';
import type { Amended } from '../src/engine/amend-rulebook.ts';
import type { Wish } from '../src/terms/amendment.ts';
import type { CityCode } from '../src/terms/ids.ts';
import type { Instant } from '../src/terms/units.ts';
import { byCase, effectKey, refusalOf } from './door.ts';
import type { TellParts } from './tell-case.ts';

export interface AmendingParts extends TellParts {
  readonly amend: (city: CityCode, wish: Wish, at: Instant) => Promise<Amended>;
}

/** As many as the case takes: whoever mends the first sees the rest. */
const faultsToldAtMost = 200;

function answerTo(amended: Amended, revision: number) {
  if ('faults' in amended) {
    const faults = amended.faults
      .slice(0, faultsToldAtMost)
      .map(({ row, ja }) => `${row} ${ja}`.trim());
    return { type: 'amendment_refused', revision, faults };
  }
  return { type: 'amendment_published', revision, ...amended };
}

export async function amendRulebook(
  { door, report, amend }: AmendingParts,
  { id, city, caseId, body }: EffectOf<'amend_rulebook'>,
  at: Instant,
): Promise<Delivery> {
  const { revision, amendment } = body;
  const amended = await amend(city, { case: caseId, revision, amendment }, at);
  const command = answerTo(amended, revision);
  const code = await refusalOf(
    door.advance({ caseId, actor: byCase, command, key: effectKey(id) }),
  );
  if (code !== null) report(`${command.type} to case ${caseId}`, code);
  return { became: 'told' };
}

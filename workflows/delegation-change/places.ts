// Who is who in a change of delegation: the stages of its scheme as places.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place, placeKey } from '../../src/terms/ids.ts';
import { Fault } from '../../src/terms/refusal.ts';
import type { DelegationScheme } from '../../src/terms/rulebook-decision.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { isConsent } from '../parts/hearing-stance.ts';
import { placesOf } from '../parts/places.ts';
import type { Delegation, Hearing } from './context.ts';

/** What of a case its places follow from. */
export type Located = Pick<Delegation, 'initiator' | 'officesOn' | 'overseers'>;

export function schemeAt(code: string, on: LocalDate, rules: Rules): DelegationScheme {
  const scheme = rules.authority?.findScheme(code, on);
  if (scheme === undefined) throw new Fault('rulebook_lacks', { key: 'schemes', code, on });
  return scheme;
}

export const schemeOf = (d: Delegation, rules: Rules): DelegationScheme =>
  schemeAt(d.scheme, d.pinnedOn, rules);

/** The initiator is the only party; offices stand where they stand on the case's date. */
export const resolve = (whos: readonly Who[], d: Located, rules: Rules): Place[] =>
  distinctPlaces(
    placesOf(whos, {
      office: (code) => [rules.officeUnit(code, d.officesOn)],
      party: (party) => (party === 'initiator' ? [d.initiator] : []),
      overseers: () => d.overseers,
    }),
  );

export type Stage = 'propose' | 'review' | 'decide' | 'promulgate' | 'supervise';

const whosOf = (stage: Stage, d: Delegation, rules: Rules): readonly Who[] =>
  stage === 'supervise'
    ? (rules.authority?.hands('supervise') ?? [])
    : (schemeOf(d, rules)[stage] ?? []);

/** All places whose stage this is. */
export const hand = (stage: Stage, d: Delegation, rules: Rules): Place[] =>
  resolve(whosOf(stage, d, rules), d, rules);

/** The place that is asked: the first of the stage. */
export const asked = (stage: Stage, d: Delegation, rules: Rules): Place[] =>
  resolve(whosOf(stage, d, rules).slice(0, 1), d, rules);

/** Each place of the scheme's consultation once; binding where one of its entries is. */
export function consulted(d: Delegation, rules: Rules): Pick<Hearing, 'place' | 'binding'>[] {
  const found = new Map<string, Pick<Hearing, 'place' | 'binding'>>();
  for (const { who, binding } of schemeOf(d, rules).consult) {
    for (const place of resolve([who], d, rules)) {
      const known = found.get(placeKey(place))?.binding ?? false;
      found.set(placeKey(place), { place, binding: binding || known });
    }
  }
  return [...found.values()];
}

/** Has not said anything of the proposal as it stands. */
export const isWaiting = ({ stance }: Hearing, { digest }: Delegation): boolean =>
  stance === null || stance.digest !== digest;

const withholds = ({ stance, binding }: Hearing): boolean =>
  binding && stance !== null && !isConsent(stance.stance);

/** Everybody has been heard on the proposal as it stands, and whoever binds consents to it. */
export const isHeard = (d: Delegation): boolean =>
  d.hearings.every((hearing) => !isWaiting(hearing, d) && !withholds(hearing));

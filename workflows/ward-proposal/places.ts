// Who is who in a ward's proposal: the hands of its lane and of the city's budget as places.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import { distinctPlaces, type Place, placeKey, type UnitCode } from '../../src/terms/ids.ts';
import { Fault } from '../../src/terms/refusal.ts';
import type { ProposalLane } from '../../src/terms/rulebook-budget.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import { placesOf } from '../parts/places.ts';
import type { Addressed, WardProposal } from './context.ts';

/** What of a case its places follow from. */
export type Located = Pick<WardProposal, 'initiator' | 'officesOn' | 'addressed'>;

export function laneOf({ lane: code, pinnedOn: on }: WardProposal, rules: Rules): ProposalLane {
  const lane = budgetIn(rules).proposalLanes.find(code, on);
  if (lane === undefined) throw new Fault('rulebook_lacks', { key: 'proposalLanes', code, on });
  return lane;
}

/** In the order of their codes: how members of an object stand is lost when a state is stored. */
export const addresseesOf = ({ addressed }: Pick<WardProposal, 'addressed'>): UnitCode[] =>
  Object.keys(addressed).sort();

export const addressedOf = ({
  addressed,
}: Pick<WardProposal, 'addressed'>): [UnitCode, Addressed][] =>
  Object.entries(addressed).sort(([a], [b]) => (a < b ? -1 : 1));

/** `about` narrows the addressees to one. */
export const resolve = (
  whos: readonly Who[],
  p: Located,
  rules: Rules,
  about?: UnitCode,
): Place[] =>
  distinctPlaces(
    placesOf(whos, {
      office: (code) => [rules.officeUnit(code, p.officesOn)],
      party: (party) => {
        if (party === 'initiator') return [p.initiator];
        const isAsked = party === 'addressee' || party === 'addressees';
        return isAsked ? (about === undefined ? addresseesOf(p) : [about]) : [];
      },
    }),
  );

export type Hand = 'draft' | 'submit' | 'answer' | 'supervise';

const whosOf = (hand: Hand, p: WardProposal, rules: Rules): readonly Who[] =>
  hand === 'supervise' ? budgetIn(rules).rules.hands.supervise : laneOf(p, rules)[hand];

/** All places whose hand this is. */
export const places = (hand: Hand, p: WardProposal, rules: Rules, about?: UnitCode): Place[] =>
  resolve(whosOf(hand, p, rules), p, rules, about);

/** The place that is asked: the first of the hand, once for each addressee it concerns. */
export const asked = (hand: Hand, p: WardProposal, rules: Rules, about?: UnitCode): Place[] =>
  resolve(whosOf(hand, p, rules).slice(0, 1), p, rules, about);

/** Addressees for which a place answers. */
export const answersFor = (place: Place, p: WardProposal, rules: Rules): UnitCode[] =>
  addresseesOf(p).filter((unit) =>
    places('answer', p, rules, unit).some((one) => placeKey(one) === placeKey(place)),
  );

// Whose hands move a draft: those of the rulebook, in the unit that drafts.

import { type Authority, authorityOf } from '../../src/rules/authority/bind.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import { Fault, isRefusal } from '../../src/terms/refusal.ts';
import type { DecisionHand } from '../../src/terms/rulebook-decision.ts';
import { placesOf } from '../parts/places.ts';
import type { Decision } from './context.ts';

/** The tables that a case was opened under: a rulebook without any opens no case. */
export function tablesOf(rules: Rules): Authority {
  const authority = authorityOf(rules);
  if (!isRefusal(authority)) return authority;
  throw new Fault('rulebook_lacks', { key: 'authority', code: '—' });
}

type Seated = Pick<Decision, 'initiator' | 'officesOn' | 'overseers'>;

/** All places whose hand this is, first the one that is asked. */
export const hand = (name: DecisionHand, d: Seated, rules: Rules): Place[] =>
  distinctPlaces(
    placesOf(tablesOf(rules).hands(name), {
      office: (code) => [rules.officeUnit(code, d.officesOn)],
      party: (party) => (party === 'initiator' ? [d.initiator] : []),
      overseers: () => Object.values(d.overseers),
    }),
  );

export const asked = (name: DecisionHand, d: Seated, rules: Rules): Place[] =>
  hand(name, d, rules).slice(0, 1);

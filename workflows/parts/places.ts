// Turns the rulebook's «who» into places of units and roles. What a party, an office or a kind of
// units is says the procedure that asks; whatever it does not name is nobody there.

import type { Facts } from '../../src/terms/case.ts';
import type { Place, UnitCode } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Member, Who } from '../../src/terms/rulebook-parts.ts';
import { officeUnits } from './offices.ts';

export type Party = Extract<Who, { party: string }>['party'];

export interface Meaning {
  readonly office: (code: string) => readonly UnitCode[];
  readonly party?: (party: Party) => readonly UnitCode[];
  readonly kind?: (kind: string) => readonly UnitCode[];
  readonly overseers?: () => readonly Place[];
}

function unitsOf(
  who: Exclude<Who | Member, { overseers: string }>,
  means: Meaning,
): readonly UnitCode[] {
  if ('unit' in who) return [who.unit];
  if ('office' in who) return means.office(who.office);
  if ('kind' in who) return means.kind?.(who.kind) ?? [];
  return means.party?.(who.party) ?? [];
}

export const placesOf = (whos: readonly (Who | Member)[], means: Meaning): Place[] =>
  whos.flatMap((who): readonly Place[] => {
    if ('overseers' in who) return means.overseers?.() ?? [];
    return unitsOf(who, means).map((unit) => ({ unit, role: who.role }));
  });

/**
 * Places before there is a case: an office is wherever it stands at some time, and of its parties
 * only the initiator is known.
 */
export const placesAtAnyTime = (
  whos: readonly (Who | Member)[],
  rulebook: Rulebook,
  initiator?: UnitCode,
): Place[] =>
  placesOf(whos, {
    office: (code) => officeUnits(code, rulebook),
    party: (party) => (party === 'initiator' && initiator !== undefined ? [initiator] : []),
  });

/** The vice mayor who oversees the initiator, where the facts name one. */
export const overseersIn = (facts: Facts, initiator: UnitCode): Place[] => {
  const overseer = facts.overseers?.[initiator];
  return overseer === undefined ? [] : [overseer];
};

// Looks up what a workflow asked to know before an event is judged. Only what it asked for: the
// facts stay in the history with the event.

import type { Organisation } from '../rules/directory.ts';
import type { Facts } from '../terms/case.ts';
import { type Place, placeKey, type UnitCode } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import type { FactNeeds } from '../terms/workflow.ts';
import { type Links, linesFound, linkName, sheetsFound } from './links.ts';
import { presenceAt } from './presence.ts';

/** Entries of the names that have a value. */
function known<T>(names: readonly string[], find: (name: string) => T | null | undefined) {
  const entries: Record<string, T> = {};
  for (const name of names) {
    const value = find(name);
    if (value != null) entries[name] = value;
  }
  return entries;
}

const linesOf = (units: readonly UnitCode[], organisation: Organisation) =>
  known(units, (unit) =>
    organisation.lineOf(unit).flatMap((code) => {
      const kind = organisation.unit(code)?.kind;
      return kind === undefined ? [] : [{ code, kind }];
    }),
  );

const presenceOf = (places: readonly Place[], organisation: Organisation, at: Instant) =>
  Object.fromEntries(places.map((place) => [placeKey(place), presenceAt(place, organisation, at)]));

/**
 * Of a unit that is no more, the kind of what succeeded it, so that a case goes on that names it;
 * but not at the opening: nobody begins anew with a unit that is gone.
 */
const kindIn = (organisation: Organisation, opening: boolean) => (unit: UnitCode) =>
  (opening ? organisation.unit(unit) : organisation.currentUnit(unit))?.kind;

export interface Asked {
  readonly needs: FactNeeds;
  /** The case is not there yet. */
  readonly opening: boolean;
}

export function gatherFacts(
  { needs, opening }: Asked,
  organisation: Organisation,
  links: Links,
  at: Instant,
): Facts {
  const { overseersOf, unitsOfKinds, kindsOf, linesOf: lined, presenceOf: asked } = needs;
  const { linked, caseLines, sheets } = needs;
  return {
    ...(overseersOf && { overseers: known(overseersOf, organisation.overseerOf) }),
    ...(unitsOfKinds && { unitsByKind: known(unitsOfKinds, organisation.unitsOfKind) }),
    ...(kindsOf && { kinds: known(kindsOf, kindIn(organisation, opening)) }),
    ...(lined && { lines: linesOf(lined, organisation) }),
    ...(asked && { presence: presenceOf(asked, organisation, at) }),
    ...(linked && { linked: known(linked.map(linkName), (name) => links.cases.get(name)) }),
    ...(caseLines && { caseLines: linesFound(caseLines, links) }),
    ...(sheets && { sheets: sheetsFound(sheets, links) }),
  };
}

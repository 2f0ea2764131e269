// What of other cases has been looked up for the commands of a batch, and what is still missing.
// Pure; look-up-links.ts asks the database.

import type { CaseLines, LinkedCase, LinkedLine, SheetAsked } from '../terms/case.ts';
import type { CityCode } from '../terms/ids.ts';
import type { FactNeeds, SheetsOf } from '../terms/workflow.ts';

type Wanted = Pick<FactNeeds, 'linked' | 'caseLines' | 'sheets'>;

/** What is asked for and not found yet. */
export type Missing = { readonly [Need in keyof Wanted]-?: NonNullable<Wanted[Need]> };

/** Found so far in a city; null was looked for and not found. */
export interface Links {
  /** By `linkName`. */
  readonly cases: ReadonlyMap<string, LinkedCase | null>;
  /** By `lineKey`. */
  readonly lines: ReadonlyMap<string, LinkedLine | null>;
  /** By `sheetsKey`. */
  readonly sheets: ReadonlyMap<string, readonly SheetAsked[]>;
}

export type LinkRef = NonNullable<FactNeeds['linked']>[number];

/** The name under which a linked case stands in the facts: the one it was asked by. */
export const linkName = (ref: LinkRef): string => ref.id ?? ref.number ?? '';

export const lineKey = (caseId: string, line: string): string => JSON.stringify([caseId, line]);

export const sheetsKey = ({ fiscalYear, cycle, initiator, lane }: SheetsOf): string =>
  JSON.stringify([fiscalYear, cycle, initiator, lane]);

export const noLinks: Links = { cases: new Map(), lines: new Map(), sheets: new Map() };

export const joinLinks = (one: Links, other: Links): Links => ({
  cases: new Map([...one.cases, ...other.cases]),
  lines: new Map([...one.lines, ...other.lines]),
  sheets: new Map([...one.sheets, ...other.sheets]),
});

export const joinMissing = (all: readonly Missing[]): Missing => ({
  linked: all.flatMap(({ linked }) => linked),
  caseLines: all.flatMap(({ caseLines }) => caseLines),
  sheets: all.flatMap(({ sheets }) => sheets),
});

/** What must be looked up before the facts are complete; null: nothing. */
export function missingOf(needs: Wanted, { cases, lines, sheets }: Links): Missing | null {
  const missing: Missing = {
    linked: (needs.linked ?? []).filter((ref) => !cases.has(linkName(ref))),
    caseLines: (needs.caseLines ?? []).flatMap(({ case: id, lines: asked }) => {
      const left = asked.filter((line) => !lines.has(lineKey(id, line)));
      return left.length === 0 ? [] : [{ case: id, lines: left }];
    }),
    sheets: (needs.sheets ?? []).filter((one) => !sheets.has(sheetsKey(one))),
  };
  return Object.values(missing).every((list) => list.length === 0) ? null : missing;
}

/** The lines asked for, by case; a line that is not there is absent. */
export const linesFound = (
  asked: NonNullable<FactNeeds['caseLines']>,
  { lines }: Links,
): CaseLines =>
  Object.fromEntries(
    asked.map(({ case: id, lines: names }) => [
      id,
      Object.fromEntries(
        names.flatMap((line) => {
          const found = lines.get(lineKey(id, line));
          return found == null ? [] : [[line, found] as const];
        }),
      ),
    ]),
  );

export const sheetsFound = (asked: readonly SheetsOf[], { sheets }: Links): SheetAsked[] =>
  asked.flatMap((one) => sheets.get(sheetsKey(one)) ?? []);

/** What was found in each city of a batch: two cities may have a case of the same number. */
export interface CityLinks {
  of(city: CityCode): Links;
  add(city: CityCode, found: Links): void;
}

export function createCityLinks(): CityLinks {
  const cities = new Map<CityCode, Links>();
  const known = (city: CityCode) => cities.get(city) ?? noLinks;
  return {
    of: known,
    add: (city, found) => void cities.set(city, joinLinks(known(city), found)),
  };
}

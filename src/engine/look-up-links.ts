/**
 * Asks the database for what a command must know of other cases: one statement for each kind of
 * thing that is missing, and none for the others.
 */
import { fromDatabase } from '../db/failure.ts';
import { findCaseLines, findLinkedCases, findSheets } from '../db/linked-cases.ts';
import type { Db } from '../db/open.ts';
import type { CityCode } from '../terms/ids.ts';
import { type Links, lineKey, linkName, type Missing, noLinks, sheetsKey } from './links.ts';

export async function lookUpLinks(
  { kysely }: Db,
  city: CityCode,
  { linked, caseLines, sheets }: Missing,
): Promise<Links> {
  const cases =
    linked.length === 0
      ? noLinks.cases
      : await fromDatabase(findLinkedCases(kysely, city, linked.map(linkName)));
  const asked = caseLines.flatMap(({ case: id, lines }) => lines.map((line) => ({ id, line })));
  const found = asked.length === 0 ? [] : await fromDatabase(findCaseLines(kysely, city, asked));
  const byLine = new Map(found.map(({ caseId, line, ...is }) => [lineKey(caseId, line), is]));
  const rows = sheets.length === 0 ? [] : await fromDatabase(findSheets(kysely, city, sheets));
  return {
    cases,
    lines: new Map(
      asked.map(({ id, line }) => [lineKey(id, line), byLine.get(lineKey(id, line)) ?? null]),
    ),
    sheets: new Map(
      sheets.map((one, index) => {
        const own = rows.filter((row) => row.asked === index + 1);
        return [sheetsKey(one), own.map(({ asked: _, ...sheet }) => sheet)];
      }),
    ),
  };
}

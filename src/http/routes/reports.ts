// Reports of a fiscal year: what its end leaves open (年度末). Nothing ends by itself with the year:
// each consultation goes on or is ended by somebody, each line of a budget is closed by somebody.

import { listOpenConsultations, listOpenLines, type OpenLineRow } from '../../db/views-year-end.ts';
import { explainSome, type Possibility } from '../../engine/explain.ts';
import type { Sight } from '../../engine/look.ts';
import { rulesOf } from '../../engine/navigate.ts';
import { committedOf, spentOf } from '../../rules/budget/available.ts';
import { fiscalYearDays } from '../../rules/budget/year-end.ts';
import { reportYearEnd, yearEndListed } from '../../terms/contract-year-end.ts';
import { addCalendarDays } from '../../terms/units.ts';
import { actorOf } from '../identify.ts';
import { type Route, route } from '../route.ts';
import { namedAct, namedUnit, showLine } from '../show.ts';
import { namedOf } from '../show-budget.ts';
import { type EngineParts, sightOf } from '../sight.ts';

const goOn = 'carry_over';
/** Ways to end a consultation, by how far it has come: the first that is possible is offered. */
const ends = ['discard', 'withdraw', 'drop'] as const;

const showChoice = (found: Possibility | undefined, command: string, sight: Sight) => ({
  command: namedAct(sight, command),
  possible: found !== undefined && found.refusal === undefined,
  why: found?.refusal?.refused ?? null,
});

/** Nobody carries a consultation into a year that does not begin tomorrow at the latest. */
function isTooEarly(fiscalYear: number, { rulebook, organisation }: Sight): boolean {
  const { calendar } = rulesOf(rulebook.rulebook);
  return calendar.fiscalYearOf(addCalendarDays(organisation.on, 1)) <= fiscalYear;
}

function showChoices(possibilities: readonly Possibility[], fiscalYear: number, sight: Sight) {
  const of = (name: string) => possibilities.find(({ command }) => command === name);
  const isPossible = (name: string) => of(name) !== undefined && of(name)?.refusal === undefined;
  const end = ends.find(isPossible) ?? 'withdraw';
  const going = showChoice(of(goOn), goOn, sight);
  const early = going.possible && isTooEarly(fiscalYear, sight);
  return {
    goOn: early ? { ...going, possible: false, why: 'carry_over_too_early' } : going,
    end: showChoice(of(end), end, sight),
  };
}

const showOpenLine = ({ caseId, ward, lane, body }: OpenLineRow, sight: Sight) => ({
  case: {
    id: caseId,
    ward: namedUnit(sight.organisation, ward),
    lane: lane === null ? null : namedOf(sight.rulebook.rulebook.budget?.lanes ?? [], lane),
  },
  ...{ line: body.line, name: body.name, passed: body.passed },
  committed: committedOf(body),
  spent: spentOf(body),
  outcome: body.yearEnd?.outcome ?? null,
});

/** `all` stands in every row; what one answer lists is a part of them. */
const notListed = (rows: readonly { readonly all: number }[]): number =>
  (rows[0]?.all ?? 0) - rows.length;

export const reportRoutes = (parts: EngineParts): Route[] => [
  route(reportYearEnd, async ({ account, query: { fiscalYear } }) => {
    const sight = await sightOf(parts, account);
    const read = parts.db.kysely;
    const [cases, lines] = await Promise.all([
      listOpenConsultations(read, sight, fiscalYear, yearEndListed.consultations),
      listOpenLines(read, sight, fiscalYear, yearEndListed.lines),
    ]);
    const ids = cases.map(({ id }) => id);
    const choices = await explainSome(parts, actorOf(account), ids, [goOn, ...ends]);
    const { fiscalYearStartMonth } = sight.rulebook.rulebook.calendar;
    return {
      fiscalYear,
      lastDay: fiscalYearDays(fiscalYear, fiscalYearStartMonth).last,
      consultations: cases.map((row) => ({
        case: showLine(row, sight),
        ...showChoices(choices.get(row.id) ?? [], fiscalYear, sight),
      })),
      consultationsNotListed: notListed(cases),
      lines: lines.map((row) => showOpenLine(row, sight)),
      linesNotListed: notListed(lines),
    };
  }),
];

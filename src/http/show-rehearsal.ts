/** Forecasts and rehearsals in the shapes of their contract, with the titles that people know. */

import type { StepCount } from '../db/views-rehearsal.ts';
import type { Change, Tally } from '../engine/rehearse.ts';
import type { RehearsalResult } from '../engine/rehearse-city.ts';
import type { Authority } from '../rules/authority/bind.ts';
import type { Organisation } from '../rules/directory.ts';
import type {
  ForecastShape,
  RehearsalReport,
  StepsAnswer,
  TallyShape,
} from '../terms/contract-rehearsal.ts';
import type { Place } from '../terms/ids.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { AuthorityRow } from '../terms/rulebook-authority.ts';
import type { Provenance } from '../terms/rulebook-parts.ts';
import type { LocalDate } from '../terms/units.ts';
import type { Forecast } from '../terms/workflow.ts';
import { type Named, namedUnit } from './show.ts';

/** By whose titles it is shown. */
export interface TitleGround {
  readonly organisation: Organisation;
  readonly rulebook: Rulebook;
}

interface Titled {
  readonly code: string;
  readonly title: string;
}

/** The later of two entries of one code is the one in force. */
const named = (code: string, ...lists: readonly (readonly Titled[] | undefined)[]): Named => {
  const entry = lists.flatMap((list) => list ?? []).findLast((one) => one.code === code);
  return { code, title: entry?.title ?? code };
};

const showPlace = ({ unit, role }: Place, { organisation, rulebook }: TitleGround) => ({
  unit: namedUnit(organisation, unit),
  role: named(role, rulebook.organisation.roles),
});

export const showForecast = (
  forecast: Forecast | null,
  ground: TitleGround,
): ForecastShape | null =>
  forecast && {
    decider: forecast.decider && showPlace(forecast.decider, ground),
    deciderTitle: forecast.deciderTitle,
    route: forecast.route.map(({ as, place }) => ({ as, ...showPlace(place, ground) })),
    businessDays: forecast.businessDays,
    deadlines: { ...forecast.deadlines },
    decidedInLine: forecast.decidedInLine,
  };

/** A matter of a consultation or a subject of the authority tables. */
const namedSubject = (code: string, { rulebook }: TitleGround): Named =>
  named(code, rulebook.consultation.matters, rulebook.authority?.subjects);

export function showChange(
  change: Change,
  ground: TitleGround,
): RehearsalReport['changes'][number] {
  const { id, number, procedure, title, matter, initiator, changed, before, after } = change;
  const subject = namedSubject(matter ?? '', ground);
  return {
    ...{ id, number, procedure, subject },
    title: title === '' ? subject.title : title,
    initiator: namedUnit(ground.organisation, initiator),
    changed: [...changed],
    before: showForecast(before, ground),
    after: showForecast(after, ground),
  };
}

const showTally = ({ parts, ...counts }: Tally): TallyShape => ({
  ...counts,
  parts: { ...parts },
});

export function showReport(
  { on, before, after, totals }: RehearsalResult,
  changes: readonly Change[],
  ground: TitleGround,
): RehearsalReport {
  const { all, bySubject, byUnit } = totals;
  return {
    on,
    before: { id: before.id, version: before.rulebook.identity.version },
    after: { version: after.identity.version },
    totals: showTally(all),
    bySubject: [...bySubject].map(([code, tally]) => ({
      subject: namedSubject(code, ground),
      ...showTally(tally),
    })),
    byUnit: [...byUnit].map(([code, tally]) => ({
      unit: namedUnit(ground.organisation, code),
      ...showTally(tally),
    })),
    changes: changes.map((change) => showChange(change, ground)),
    notListed: all.changed - changes.length,
  };
}

export const showStep = ({ unit, role, ...counts }: StepCount, ground: TitleGround) => ({
  ...counts,
  ...showPlace({ unit, role }, ground),
  changedNothing: counts.objected + counts.returned === 0,
});

type Entry = Titled & Pick<Provenance, 'source'>;

/** Ranks that circulate and entries that have somebody heard, without a source (根拠条項のない段). */
export function unfounded(authority: Authority, on: LocalDate): StepsAnswer['withoutArticle'] {
  const hears = ({
    concurrence = [],
    consult = [],
  }: Pick<AuthorityRow, 'concurrence' | 'consult'>) => concurrence.length + consult.length > 0;
  const rows = authority.tables.rows.filter((row) => authority.findRow(row.code, on) === row);
  const lists: readonly (readonly ['ranks' | 'subjects' | 'rows', readonly Entry[]])[] = [
    ['ranks', authority.ranks(on).filter(({ circulates }) => circulates)],
    ['subjects', authority.subjects(on).filter(hears)],
    ['rows', rows.filter(hears).map(rowEntry)],
  ];
  return lists.flatMap(([list, entries]) =>
    entries
      .filter(({ source }) => source === undefined)
      .map(({ code, title }) => ({ list, code, title })),
  );
}

/** A row has no title: it is known by its code. */
const rowEntry = ({ code, source }: AuthorityRow): Entry => ({ code, title: code, source });

/**
 * The one statement with which a batch of commands begins: the clock, the cases, the answers
 * already given under the callers' keys, the counters of the organisations and the rulebooks that
 * openings may be pinned to. It locks nothing: the write is optimistic by case version. Four
 * index look-ups and two reads of tables with a row a city; JSON, so that one round trip does.
 */
import type { CaseRow, Json, Stored } from '../terms/case.ts';
import type { CaseId, CityCode, RulebookId, UnitCode } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';
import type { Instant } from '../terms/units.ts';
import type { Db, Prepared } from './open.ts';
import type { PublishedRow } from './rulebooks.ts';

/** A case with those of its columns that judging a command needs. */
export interface LoadedCase extends CaseRow {
  readonly number: string | null;
  readonly outcome: string | null;
  readonly readers: readonly UnitCode[];
}

/** An answer given before: the version that a yes made, or the refusal. */
export interface SeenAnswer {
  /** `contentId` of what was asked. */
  readonly content: string;
  readonly caseId: CaseId | null;
  readonly version: number | null;
  readonly number: string | null;
  readonly refusal: Refusal | null;
}

export interface BatchAsk {
  readonly cases: readonly CaseId[];
  /** `keyId` of each key. */
  readonly keys: readonly string[];
  /** Cities in which a case shall be opened. */
  readonly cities: readonly CityCode[];
}

export interface BatchLoad {
  readonly now: Instant;
  readonly cases: ReadonlyMap<CaseId, LoadedCase>;
  /** By `keyId`. */
  readonly answers: ReadonlyMap<string, SeenAnswer>;
  readonly organisations: Readonly<Record<CityCode, number>>;
  readonly rulebooks: readonly PublishedRow[];
}

const seenAnswers = `(select json_agg(json_build_array(a.id, a.content, a.case_id, a.version,
      case when a.numbered then c.number end, a.refusal))
    from commands a left join cases c on c.id = a.case_id where a.id = any($2::uuid[]))`;

const publishedRulebooks = (cities: string): string =>
  `(select json_agg(json_build_object('id', id, 'city', city, 'version', version,
      'inForceOn', in_force_on) order by in_force_on desc, version desc)
    from rulebooks where city = any(${cities}::text[]))`;

/** Without keys or openings, the parts that would look for them are left out. */
function statementFor(keys: boolean, openings: boolean): Prepared {
  const cities = keys ? '$3' : '$2';
  const text = `select now() as now,
  (select json_agg(json_build_array(id, city, procedure, rulebook_id, version, workflow_version,
      status, value, context, number, outcome, readers))
    from cases where id = any($1::uuid[])) as cases,
  ${keys ? seenAnswers : 'null::json'} as answers,
  (select json_object_agg(city, version) from organisation_versions) as organisations,
  ${openings ? publishedRulebooks(cities) : 'null::json'} as rulebooks`;
  return { name: `batch_load${keys ? '_keys' : ''}${openings ? '_openings' : ''}`, text };
}

type CaseTuple = [
  id: CaseId,
  city: CityCode,
  procedure: string,
  rulebookId: RulebookId,
  version: number,
  workflowVersion: number,
  status: Stored['status'],
  value: Json,
  context: unknown,
  number: string | null,
  outcome: string | null,
  readers: UnitCode[],
];

type AnswerTuple = [
  id: string,
  content: string,
  caseId: CaseId | null,
  version: number | null,
  number: string | null,
  refusal: Refusal | null,
];

interface Row {
  readonly now: Instant;
  readonly cases: CaseTuple[] | null;
  readonly answers: AnswerTuple[] | null;
  readonly organisations: Record<CityCode, number> | null;
  readonly rulebooks: PublishedRow[] | null;
}

function caseOf(tuple: CaseTuple): LoadedCase {
  const [id, city, procedure, rulebookId, version, workflowVersion, status, value, ...rest] = tuple;
  const [context, number, outcome, readers] = rest;
  const stored = { value, context, status, workflowVersion };
  return { id, city, procedure, rulebookId, version, stored, number, outcome, readers };
}

export async function loadBatch(db: Db, ask: BatchAsk): Promise<BatchLoad> {
  const keys = ask.keys.length > 0;
  const openings = ask.cities.length > 0;
  const [row] = await db.run<Row>(statementFor(keys, openings), [
    ask.cases,
    ...(keys ? [ask.keys] : []),
    ...(openings ? [ask.cities] : []),
  ]);
  if (row === undefined) throw new Error('the load of a batch returned no row');
  return {
    now: row.now,
    cases: new Map((row.cases ?? []).map((tuple) => [tuple[0], caseOf(tuple)])),
    answers: new Map(
      (row.answers ?? []).map(([id, content, caseId, version, number, refusal]) => [
        id,
        { content, caseId, version, number, refusal },
      ]),
    ),
    organisations: row.organisations ?? {},
    rulebooks: row.rulebooks ?? [],
  };
}

/**
 * Which lines of budget requests a list or a sum is about, as a condition of a query over
 * `case_lines l` and its `cases`. Only what the reader may see; a withdrawn request asks nothing.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type BudgetShown, stepsInWard } from '../terms/budget-shown.ts';
import type { CaseId, UnitCode } from '../terms/ids.ts';
import { type Sight, visible } from './sight.ts';
import { literal } from './views-cases.ts';

/** `doubt`: the code of a doubt, or `any`. `q`: words of its texts. */
export interface BudgetFilter {
  readonly cycle?: CaseId | undefined;
  readonly fiscalYear?: number | undefined;
  readonly ward?: UnitCode | undefined;
  readonly step?: string | undefined;
  /** Whether the sheet has left its ward. */
  readonly submitted?: boolean | undefined;
  readonly lane?: string | undefined;
  readonly category?: string | undefined;
  readonly policy?: string | undefined;
  readonly section?: UnitCode | undefined;
  readonly included?: boolean | undefined;
  readonly doubt?: string | undefined;
  readonly q?: string | undefined;
}

type Condition = RawBuilder<SqlBool>;

export const laneOf = sql<string | null>`cases.matter`;
const shownCycle: keyof BudgetShown = 'cycle';
export const cycleOf = sql<CaseId | null>`cases.shown ->> ${sql.lit(shownCycle)}`;

/** As `cases_budget` is indexed: the procedure stands in the text. */
const requests = (sight: Sight): Condition =>
  sql<SqlBool>`cases.procedure = 'budget_request' and cases.outcome is distinct from 'withdrawn'
    and ${visible(sight)}`;

const hasLeft = (submitted: boolean): Condition => {
  const inWard = sql`(cases.step = any(${[...stepsInWard]}::text[]))`;
  return sql<SqlBool>`${inWard} <> ${submitted}`;
};

const ofRequest = (filter: BudgetFilter): Condition[] => {
  const { cycle, fiscalYear, ward, step, submitted, lane } = filter;
  return [
    ...(cycle === undefined ? [] : [sql<SqlBool>`${cycleOf} = ${cycle}`]),
    ...(fiscalYear === undefined ? [] : [sql<SqlBool>`cases.fiscal_year = ${fiscalYear}`]),
    ...(ward === undefined ? [] : [sql<SqlBool>`cases.initiator = ${ward}`]),
    ...(step === undefined ? [] : [sql<SqlBool>`cases.step = ${step}`]),
    ...(submitted === undefined ? [] : [hasLeft(submitted)]),
    ...(lane === undefined ? [] : [sql<SqlBool>`${laneOf} = ${lane}`]),
  ];
};

const hasWords = (q: string): Condition => {
  const pattern = `%${literal(q)}%`;
  const texts = ['purpose', 'basis', 'note'].map((field) => sql`l.body ->> ${field}`);
  return sql<SqlBool>`(${sql.join(
    [sql`l.name`, sql`l.line`, ...texts].map((text) => sql`${text} ilike ${pattern}`),
    sql` or `,
  )})`;
};

const ofLine = (filter: BudgetFilter): Condition[] => {
  const { category, policy, section, included, doubt, q } = filter;
  return [
    ...(category === undefined ? [] : [sql<SqlBool>`${category} = any(l.categories)`]),
    ...(policy === undefined ? [] : [sql<SqlBool>`${policy} = any(l.policies)`]),
    ...(section === undefined ? [] : [sql<SqlBool>`l.section = ${section}`]),
    ...(included === undefined ? [] : [sql<SqlBool>`l.included = ${included}`]),
    ...(doubt === undefined ? [] : [hasDoubt(doubt)]),
    ...(q === undefined ? [] : [hasWords(q)]),
  ];
};

const hasDoubt = (doubt: string): Condition =>
  doubt === 'any' ? sql<SqlBool>`l.doubts <> '{}'` : sql<SqlBool>`${doubt} = any(l.doubts)`;

/** Of `case_lines l join cases on cases.id = l.case_id`. */
export const linesWhere = (sight: Sight, filter: BudgetFilter): Condition =>
  sql.join([requests(sight), ...ofRequest(filter), ...ofLine(filter)], sql` and `) as Condition;

/** The same of `cases` alone. */
export const requestsWhere = (sight: Sight, filter: BudgetFilter): Condition =>
  sql.join([requests(sight), ...ofRequest(filter)], sql` and `) as Condition;

/**
 * Which lines of budget requests a list or a sum is about, as a condition of a query over
 * `case_lines l` and its `cases`. Only what the reader may see, and no request that asks nothing.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  type AssessingFor,
  type BudgetShown,
  outcomesAskingNothing,
  stepsInWard,
  stepsNoticed,
} from '../terms/budget-shown.ts';
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

/** A reader with the units of whose requests he is on the assessing side. */
export interface BudgetSight extends Sight {
  readonly assessingFor: AssessingFor;
}

type Condition = RawBuilder<SqlBool>;

export const laneOf = sql<string | null>`cases.matter`;
const shownCycle: keyof BudgetShown = 'cycle';
export const cycleOf = sql<CaseId | null>`cases.shown ->> ${sql.lit(shownCycle)}`;

/** As `cases_budget` is indexed: the procedure stands in the text. */
const requests = (sight: Sight): Condition =>
  sql<SqlBool>`cases.procedure = 'budget_request'
    and (cases.outcome is null or cases.outcome <> all(${[...outcomesAskingNothing]}::text[]))
    and ${visible(sight)}`;

const standsIn = (steps: readonly string[]): Condition =>
  sql<SqlBool>`(cases.step = any(${[...steps]}::text[]))`;

const hasLeft = (submitted: boolean): Condition =>
  sql<SqlBool>`${standsIn(stepsInWard)} <> ${submitted}`;

/**
 * Whether the reader sees what the assessment gave, as `isNoticed` of rules/budget/before-notice.ts
 * says it of one case: what ended before its notice is in no list.
 */
export const seesAmounts = ({ assessingFor }: BudgetSight): Condition =>
  assessingFor === 'all'
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${standsIn(stepsNoticed)}
        or cases.initiator = any(${[...assessingFor]}::text[]))`;

/** Whether there may be amounts that the reader does not see yet: the sheet has left its ward. */
export const hidesAmounts = (sight: BudgetSight): Condition =>
  sql<SqlBool>`(not ${seesAmounts(sight)} and not ${standsIn(stepsInWard)})`;

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

const ofLine = (sight: BudgetSight, filter: BudgetFilter): Condition[] => {
  const { category, policy, section, included, doubt, q } = filter;
  return [
    ...(category === undefined ? [] : [sql<SqlBool>`${category} = any(l.categories)`]),
    ...(policy === undefined ? [] : [sql<SqlBool>`${policy} = any(l.policies)`]),
    ...(section === undefined ? [] : [sql<SqlBool>`l.section = ${section}`]),
    ...(included === undefined ? [] : [sql<SqlBool>`l.included = ${included}`]),
    ...(doubt === undefined ? [] : [hasDoubt(sight, doubt)]),
    ...(q === undefined ? [] : [hasWords(q)]),
  ];
};

/**
 * What is printed may contradict what the assessment gave: who may not see the one does not find
 * the other by it.
 */
const doubtsSeen = (sight: BudgetSight) =>
  sight.assessingFor === 'all'
    ? sql`l.doubts`
    : sql`case when ${seesAmounts(sight)} or l.stages = '{}' then l.doubts
        else array_remove(l.doubts, 'printed') end`;

const hasDoubt = (sight: BudgetSight, doubt: string): Condition =>
  doubt === 'any'
    ? sql<SqlBool>`${doubtsSeen(sight)} <> '{}'`
    : sql<SqlBool>`${doubt} = any(${doubtsSeen(sight)})`;

/** Of `case_lines l join cases on cases.id = l.case_id`. */
export const linesWhere = (sight: BudgetSight, filter: BudgetFilter): Condition =>
  sql.join(
    [requests(sight), ...ofRequest(filter), ...ofLine(sight, filter)],
    sql` and `,
  ) as Condition;

/** The same of `cases` alone. */
export const requestsWhere = (sight: Sight, filter: BudgetFilter): Condition =>
  sql.join([requests(sight), ...ofRequest(filter)], sql` and `) as Condition;

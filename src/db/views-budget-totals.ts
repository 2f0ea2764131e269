/**
 * Sums of the lines of budget requests that count (計上), by what they are grouped by. A line that is
 * of several categories counts in each of them; the total counts it once. `npm run bench -- budget`
 * holds a whole city's sum beside a plain one.
 */
import { type RawBuilder, sql } from 'kysely';
import type { totalKeys } from '../terms/contract-budget.ts';
import {
  type BudgetFilter,
  type BudgetSight,
  hidesAmounts,
  laneOf,
  linesWhere,
  seesAmounts,
} from './budget-filter.ts';
import type { Read } from './open.ts';

export type TotalKey = (typeof totalKeys)[number];

/** Null: no line has that amount. */
export interface Sums {
  readonly lines: number;
  readonly previous: number | null;
  readonly request: number | null;
  /** By stage, what it gave; what it held back adds nothing. */
  readonly stages: Readonly<Record<string, number | null>>;
  readonly final: number | null;
  readonly passed: number | null;
  /** Lines whose stages add nothing because the reader hears of them by the notice. */
  readonly hiddenUntilNotice: number;
}

/** `key` null: lines that have none. Of an account its parts down to the asked one. */
export interface TotalRow extends Sums {
  readonly key: string | null;
  readonly account: readonly string[] | null;
}

const accountDepth = { account: 1, kan: 2, kou: 3, moku: 4, setsu: 5 } as const;

/** Every stage has its amount at the place of its code. */
const stageSums = (stages: readonly string[], sight: BudgetSight) =>
  sql`jsonb_build_object(${sql.join(
    stages.flatMap((stage) => [
      sql`${stage}::text`,
      sql`sum(l.assessed[array_position(l.stages, ${stage}::text)])${seen(sight)}`,
    ]),
  )})`;

/** For the assessing side nothing is asked of a line: such a sum runs over all of them at once. */
const seen = (sight: BudgetSight) =>
  sight.assessingFor === 'all' ? sql`` : sql` filter (where ${seesAmounts(sight)})`;

const hidden = (sight: BudgetSight) =>
  sight.assessingFor === 'all'
    ? sql`0 as "hiddenUntilNotice"`
    : sql`(count(*) filter (where ${hidesAmounts(sight)}))::int as "hiddenUntilNotice"`;

const sums = (stages: readonly string[], sight: BudgetSight) => sql`count(*)::int as lines,
  sum(l.previous)::bigint as previous, sum(l.request)::bigint as request,
  ${stageSums(stages, sight)} as stages, (sum(l.final)${seen(sight)})::bigint as final,
  (sum(l.passed)${seen(sight)})::bigint as passed, ${hidden(sight)}`;

/**
 * A fund has its part of the request; nothing else of a line is divided by funds. A line that names
 * none stands whole under no fund.
 */
const fundSums = sql`count(*)::int as lines, null::bigint as previous,
  sum(coalesce(each.amount, l.request))::bigint as request, '{}'::jsonb as stages,
  null::bigint as final, null::bigint as passed, 0 as "hiddenUntilNotice"`;

interface Grouping {
  readonly group: RawBuilder<unknown>;
  /** Parts of an account, not a code. */
  readonly isAccount?: true;
  /** The list of a line of which each member is a group: lines then stand in several. */
  readonly each?: RawBuilder<unknown>;
}

/** Lines without a member of the list keep their place, under no key. */
const eachOf = (list: RawBuilder<unknown>): Grouping => ({
  group: sql`each.key`,
  each: sql`left join lateral ${list} on true`,
});

function groupingOf(by: TotalKey): Grouping {
  switch (by) {
    case 'ward':
      return { group: sql`cases.initiator` };
    case 'lane':
      return { group: laneOf };
    case 'section':
      return { group: sql`l.section` };
    case 'category':
      return eachOf(sql`unnest(l.categories) as each (key)`);
    case 'policy':
      return eachOf(sql`unnest(l.policies) as each (key)`);
    case 'fund':
      return eachOf(sql`unnest(l.funds, l.fund_amounts) as each (key, amount)`);
    default:
      return { group: sql`l.account[1:${sql.lit(accountDepth[by])}]`, isAccount: true };
  }
}

export interface Totals {
  readonly groups: readonly TotalRow[];
  readonly total: Sums;
}

interface Scope extends Readonly<Record<'from' | 'where', RawBuilder<unknown>>> {
  readonly sight: BudgetSight;
}

/** Every line is in one group: groups and total come from one reading of the lines. */
async function sumApart(
  read: Read,
  { from, where, sight }: Scope,
  { group, isAccount }: Grouping,
  stages: readonly string[],
): Promise<Totals> {
  const [key, account] = isAccount ? [sql`null::text`, group] : [group, sql`null::text[]`];
  const { rows } = await sql<TotalRow & { readonly isTotal: boolean }>`
    select ${key} as key, ${account} as account, grouping(${group}) = 1 as "isTotal",
      ${sums(stages, sight)}
    ${from} ${where} group by grouping sets ((${group}), ()) order by 3, 1 nulls last, 2`.execute(
    read,
  );
  return totalsOf(
    rows.filter(({ isTotal }) => !isTotal),
    rows.filter(({ isTotal }) => isTotal),
  );
}

/** A line is in several groups or in none: the total is read for itself. */
async function sumOverlapping(
  read: Read,
  { from, where, sight }: Scope,
  each: RawBuilder<unknown>,
  { by, stages }: Pick<Asked, 'by' | 'stages'>,
): Promise<Totals> {
  const [groups, total] = await Promise.all([
    sql<TotalRow>`select each.key as key, null::text[] as account,
        ${by === 'fund' ? fundSums : sums(stages, sight)}
      ${from} ${each} ${where} group by 1 order by 1 nulls last`.execute(read),
    sql<Sums>`select ${sums(stages, sight)} ${from} ${where}`.execute(read),
  ]);
  return totalsOf(groups.rows, total.rows);
}

function totalsOf(groups: readonly TotalRow[], [total]: readonly Sums[]): Totals {
  if (total === undefined) throw new Error('a sum returned no row');
  return { groups, total };
}

interface Asked {
  readonly filter: BudgetFilter;
  readonly by: TotalKey;
  /** Codes of the stages whose sums are asked for. */
  readonly stages: readonly string[];
}

export function sumBudgetLines(read: Read, sight: BudgetSight, asked: Asked): Promise<Totals> {
  const grouping = groupingOf(asked.by);
  const scope: Scope = {
    sight,
    from: sql`from case_lines l join cases on cases.id = l.case_id`,
    where: sql`where ${linesWhere(sight, { ...asked.filter, included: true })}`,
  };
  return grouping.each === undefined
    ? sumApart(read, scope, grouping, asked.stages)
    : sumOverlapping(read, scope, grouping.each, asked);
}

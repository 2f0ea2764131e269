/**
 * Sums of the lines of budget requests that count (計上), by what they are grouped by. A line that is
 * of several categories counts in each of them; the total counts it once. `npm run bench -- budget`
 * holds a whole city's sum beside a plain one.
 */
import { type RawBuilder, sql } from 'kysely';
import type { totalKeys } from '../terms/contract-budget.ts';
import { type BudgetFilter, laneOf, linesWhere } from './budget-filter.ts';
import type { Read } from './open.ts';
import type { Sight } from './sight.ts';

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
}

/** `key` null: lines that have none. Of an account its parts down to the asked one. */
export interface TotalRow extends Sums {
  readonly key: string | null;
  readonly account: readonly string[] | null;
}

const accountDepth = { account: 1, kan: 2, kou: 3, moku: 4, setsu: 5 } as const;

/** Every stage has its amount at the place of its code. */
const stageSums = (stages: readonly string[]) =>
  sql`jsonb_build_object(${sql.join(
    stages.flatMap((stage) => [
      sql`${stage}::text`,
      sql`sum(l.assessed[array_position(l.stages, ${stage}::text)])`,
    ]),
  )})`;

const sums = (stages: readonly string[]) => sql`count(*)::int as lines,
  sum(l.previous)::bigint as previous, sum(l.request)::bigint as request,
  ${stageSums(stages)} as stages, sum(l.final)::bigint as final, sum(l.passed)::bigint as passed`;

/**
 * A fund has its part of the request; nothing else of a line is divided by funds. A line that names
 * none stands whole under no fund.
 */
const fundSums = sql`count(*)::int as lines, null::bigint as previous,
  sum(coalesce(each.amount, l.request))::bigint as request, '{}'::jsonb as stages, null::bigint as final,
  null::bigint as passed`;

/** Lines without a member of the list keep their place, under no key. */
const eachOf = (list: RawBuilder<unknown>) => sql`left join lateral ${list} on true`;

interface Grouping {
  readonly key: RawBuilder<unknown>;
  readonly account?: RawBuilder<unknown>;
  readonly join?: RawBuilder<unknown>;
}

function groupingOf(by: TotalKey): Grouping {
  switch (by) {
    case 'ward':
      return { key: sql`cases.initiator` };
    case 'lane':
      return { key: laneOf };
    case 'section':
      return { key: sql`l.section` };
    case 'category':
      return { key: sql`each.key`, join: eachOf(sql`unnest(l.categories) as each (key)`) };
    case 'policy':
      return { key: sql`each.key`, join: eachOf(sql`unnest(l.policies) as each (key)`) };
    case 'fund': {
      const funded = sql`unnest(l.funds, l.fund_amounts) as each (key, amount)`;
      return { key: sql`each.key`, join: eachOf(funded) };
    }
    default:
      return {
        key: sql`null::text`,
        account: sql`l.account[1:${sql.lit(accountDepth[by])}]`,
      };
  }
}

/** `stages`: codes of the stages whose sums are asked for. */
export async function sumBudgetLines(
  read: Read,
  sight: Sight,
  asked: {
    readonly filter: BudgetFilter;
    readonly by: TotalKey;
    readonly stages: readonly string[];
  },
) {
  const { by, stages } = asked;
  const { key, account = sql`null::text[]`, join = sql`` } = groupingOf(by);
  const where = sql`where ${linesWhere(sight, { ...asked.filter, included: true })}`;
  const from = sql`from case_lines l join cases on cases.id = l.case_id`;
  const [groups, total] = await Promise.all([
    sql<TotalRow>`select ${key} as key, ${account} as account,
        ${by === 'fund' ? fundSums : sums(stages)}
      ${from} ${join} ${where} group by 1, 2 order by 1 nulls last, 2`.execute(read),
    sql<Sums>`select ${sums(stages)} ${from} ${where}`.execute(read),
  ]);
  const [all] = total.rows;
  if (all === undefined) throw new Error('a sum returned no row');
  return { groups: groups.rows, total: all };
}

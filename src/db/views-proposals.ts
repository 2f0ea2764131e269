/**
 * Counts of wards' proposals for a report: by proposal and by addressee, since one proposal may go
 * to several bureaus and the two differ. The only query that looks into what a proposal remembers.
 */
import { sql } from 'kysely';
import type { UnitCode } from '../terms/ids.ts';
import type { Read } from './open.ts';
import { type Sight, visible } from './sight.ts';

export interface AnswerCounts {
  readonly full: number;
  readonly part: number;
  readonly none: number;
  readonly open: number;
}

export interface ProposalCounts {
  /** By how the answers of each proposal join. */
  readonly proposals: AnswerCounts;
  /** By what each addressee answered: once a proposal that names it. */
  readonly addressees: AnswerCounts;
  readonly byAddressee: readonly (AnswerCounts & { readonly unit: UnitCode })[];
}

const counts = sql`
  count(*) filter (where answer = 'full')::int as full,
  count(*) filter (where answer = 'part')::int as part,
  count(*) filter (where answer = 'none')::int as none,
  count(*) filter (where answer is null)::int as open`;

/**
 * Of those for a fiscal year that left their ward and were not taken back; a draft is none, and one
 * that was withdrawn is none either. `lane`: of that lane alone.
 */
export async function countProposals(
  read: Read,
  sight: Sight,
  { fiscalYear, lane }: { readonly fiscalYear: number; readonly lane?: string | undefined },
): Promise<ProposalCounts> {
  const ofLane = lane === undefined ? sql`true` : sql`matter = ${lane}`;
  const { rows } = await sql<ProposalCounts>`
    with counted as materialized (
      select outcome as answer, context -> 'addressed' as addressed
      from cases
      where procedure = 'ward_proposal' and ${visible(sight)} and ${ofLane}
        and fiscal_year = ${fiscalYear} and step <> 'drafting'
        and outcome is distinct from 'withdrawn'
    ), answers as (
      select unit, one #>> '{answer,answer}' as answer
      from counted, jsonb_each(addressed) as a (unit, one)
    )
    select (select to_jsonb(p) from (select ${counts} from counted) p) as proposals,
      (select to_jsonb(a) from (select ${counts} from answers) a) as addressees,
      (select coalesce(jsonb_agg(u order by u.unit), '[]')
        from (select unit, ${counts} from answers group by unit) u) as "byAddressee"`.execute(read);
  const [row] = rows;
  if (row === undefined) throw new Error('a count returned no row');
  return row;
}

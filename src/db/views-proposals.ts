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
  /** Taken back by the ward, and in none of the above; of these, those with an answer by then. */
  readonly withdrawn: number;
  readonly withdrawnAnswered: number;
}

export interface ProposalCounts {
  /** By how the answers of each proposal join. */
  readonly proposals: AnswerCounts;
  /** By what each addressee answered: once a proposal that names it. */
  readonly addressees: AnswerCounts;
  readonly byAddressee: readonly (AnswerCounts & { readonly unit: UnitCode })[];
}

const counts = sql`
  count(*) filter (where not withdrawn and answer = 'full')::int as full,
  count(*) filter (where not withdrawn and answer = 'part')::int as part,
  count(*) filter (where not withdrawn and answer = 'none')::int as none,
  count(*) filter (where not withdrawn and answer is null)::int as open,
  count(*) filter (where withdrawn)::int as withdrawn,
  count(*) filter (where withdrawn and answered)::int as "withdrawnAnswered"`;

/**
 * Of those for a fiscal year that are with their addressees or were; a draft is none, and one that
 * was recalled before anybody acted is a draft. `lane`: of that lane alone.
 */
export async function countProposals(
  read: Read,
  sight: Sight,
  { fiscalYear, lane }: { readonly fiscalYear: number; readonly lane?: string | undefined },
): Promise<ProposalCounts> {
  const ofLane = lane === undefined ? sql`true` : sql`matter = ${lane}`;
  const { rows } = await sql<ProposalCounts>`
    with counted as materialized (
      select outcome as answer, context -> 'addressed' as addressed,
        outcome is not distinct from 'withdrawn' as withdrawn,
        jsonb_path_exists(context, '$.addressed.*.answer.answer') as answered
      from cases
      where procedure = 'ward_proposal' and ${visible(sight)} and ${ofLane}
        and fiscal_year = ${fiscalYear} and step <> 'drafting'
        and (outcome is distinct from 'withdrawn'
          or jsonb_path_exists(context, '$.addressed.*.clock.startedOn'))
    ), answers as (
      select unit, withdrawn, one #>> '{answer,answer}' as answer,
        one #> '{answer,answer}' is not null as answered
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

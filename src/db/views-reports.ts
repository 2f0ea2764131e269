/**
 * Counts of consultations for a report. The only query that looks into what a procedure remembers
 * of a case: the replies of a prior consultation, each with its clock and its answer.
 */
import { sql } from 'kysely';
import type { LocalDate, TimeZone } from '../terms/units.ts';
import type { Read } from './open.ts';
import { type Sight, visible } from './sight.ts';

export interface ConsultationCounts {
  readonly proposals: number;
  readonly addressees: number;
  /** Null: not answered. */
  readonly answers: { readonly answer: string | null; readonly count: number }[];
  /** Null: not concluded. */
  readonly outcomes: { readonly outcome: string | null; readonly count: number }[];
  readonly onTime: { readonly inTime: number; readonly late: number; readonly outstanding: number };
}

/**
 * Of cases opened on city dates `from` to `to`, both included. Late is after the date it was due.
 */
export async function countConsultations(
  read: Read,
  sight: Sight,
  span: { readonly from: LocalDate; readonly to: LocalDate; readonly zone: TimeZone },
): Promise<ConsultationCounts> {
  const { from, to, zone } = span;
  const { rows } = await sql<ConsultationCounts>`
    with counted as (
      select id, outcome, context from cases
      where procedure = 'prior_consultation' and ${visible(sight)}
        and opened_at >= (${from}::date::timestamp at time zone ${zone})
        and opened_at < ((${to}::date + 1)::timestamp at time zone ${zone})
    ), replies as (
      select reply #>> '{answer,kind}' as answer, reply ->> 'status' as status,
        ((reply #>> '{answer,at}')::timestamptz at time zone ${zone})::date as answered_on,
        (reply #>> '{clock,dueOn}')::date as due_on
      from counted, jsonb_each(context -> 'replies') as r (unit, reply)
    )
    select (select count(*)::int from counted) as proposals,
      (select count(*)::int from replies) as addressees,
      (select coalesce(jsonb_agg(a), '[]') from (
        select answer, count(*) from replies group by answer order by answer) a) as answers,
      (select coalesce(jsonb_agg(o), '[]') from (
        select outcome, count(*) from counted group by outcome order by outcome) o) as outcomes,
      (select jsonb_build_object(
        'inTime', count(*) filter (where answered_on <= due_on),
        'late', count(*) filter (where answered_on > due_on),
        'outstanding', count(*) filter (where status = 'asked' and answer is null))
        from replies) as "onTime"`.execute(read);
  const [row] = rows;
  if (row === undefined) throw new Error('a count returned no row');
  return row;
}

/**
 * Counts of consultations for a report. The only query that looks into what a procedure remembers
 * of a case: the replies of a prior consultation, each with its clock and its answer.
 */
import { sql } from 'kysely';
import type { LocalDate } from '../terms/units.ts';
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
 * Of cases received on city dates `from` to `to`, both included; a draft that was never sent is
 * none. Each addressee counts once a proposal, with the answer it gave last; every round asks it
 * anew, so that each is in time or late by itself: by the first answer given, against close of
 * office of its due date. A round that a change closed awaits no answer any more.
 */
export async function countConsultations(
  read: Read,
  sight: Sight,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<ConsultationCounts> {
  const { rows } = await sql<ConsultationCounts>`
    with books as materialized (
      select id, body #>> '{calendar,timeZone}' as zone,
        (body #>> '{calendar,officeHours,closes}')::time as closes
      from rulebooks where city = ${sight.city}
    ), counted as materialized (
      select cases.id, outcome, context, zone, closes
      from cases join books on books.id = rulebook_id
      where procedure = 'prior_consultation' and ${visible(sight)}
        and (context ->> 'receivedOn')::date between ${from}::date and ${to}::date
    ), rounds as (
      select id, zone, closes, (context -> 'round')::int as round, true as running,
        context -> 'replies' as replies from counted
      union all
      select id, zone, closes, (past -> 'round')::int, false, past -> 'replies'
      from counted, jsonb_array_elements(context -> 'pastRounds') past
    ), replies as (
      select id, round, running, unit, reply ->> 'status' as status,
        reply #>> '{answer,kind}' as answer,
        coalesce(reply #>> '{pastAnswers,0,at}', reply #>> '{answer,at}')::timestamptz as first_at,
        ((reply #>> '{clock,dueOn}')::date + closes) at time zone zone as due_at
      from rounds, jsonb_each(replies) as r (unit, reply)
    ), lasts as (
      select distinct on (id, unit) answer from replies order by id, unit, round desc
    )
    select (select count(*)::int from counted) as proposals,
      (select count(*)::int from lasts) as addressees,
      (select coalesce(jsonb_agg(a), '[]') from (
        select answer, count(*) from lasts group by answer order by answer) a) as answers,
      (select coalesce(jsonb_agg(o), '[]') from (
        select outcome, count(*) from counted group by outcome order by outcome) o) as outcomes,
      (select jsonb_build_object(
        'inTime', count(*) filter (where first_at <= due_at),
        'late', count(*) filter (where first_at > due_at),
        'outstanding', count(*) filter (where running and status = 'asked' and answer is null))
        from replies) as "onTime"`.execute(read);
  const [row] = rows;
  if (row === undefined) throw new Error('a count returned no row');
  return row;
}

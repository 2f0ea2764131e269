-- What only one case of a procedure may have at a time (CaseSummary.claim): two people, or two
-- processes, that ask for it at once must not both get it. It does not change while a case runs, so
-- the index costs a step nothing.
alter table cases add column unique_key text;

-- Sheets of a ward that are there already; of two on one lane the first keeps it.
update cases set unique_key = first.key
from (
  select distinct on (city, key) id, key
  from (
    select id, city, opened_at,
      concat_ws(' ', context #>> '{cycle,case}', initiator, context ->> 'lane') as key
    from cases
    where procedure = 'budget_request' and outcome is distinct from 'withdrawn'
  ) sheets
  order by city, key, opened_at, id
) first
where cases.id = first.id;

create unique index cases_unique_key on cases (city, procedure, unique_key)
  where unique_key is not null;

-- The initial budget of a fiscal year is planned once. Of two that are there already the first keeps
-- it.
update cases set unique_key = 'initial ' || first.fiscal_year
from (
  select distinct on (city, fiscal_year) id, fiscal_year
  from cases
  where procedure = 'budget_cycle' and matter = 'initial'
    and outcome is distinct from 'withdrawn'
  order by city, fiscal_year, opened_at, id
) first
where cases.id = first.id;

-- What lists and totals ask of the lines of budget requests, taken out of their bodies when a line is
-- written: a sum over a whole city then reads some hundred bytes a line and opens no JSON. Bodies of
-- another form have none of it.

create function member_texts(list jsonb, member text) returns text[]
  language sql immutable parallel safe
  return array(select each ->> member from jsonb_array_elements(list) each);
create function member_amounts(list jsonb, member text) returns bigint[]
  language sql immutable parallel safe
  return array(select (each ->> member)::bigint from jsonb_array_elements(list) each);
create function list_texts(list jsonb) returns text[]
  language sql immutable parallel safe
  return array(select jsonb_array_elements_text(list));

alter table case_lines
  add column name text generated always as (body ->> 'name') stored,
  add column included boolean generated always as ((body ->> 'included')::boolean) stored,
  add column section text generated always as (body ->> 'section') stored,
  -- 会計・款・項・目・節; a part that is not given is empty
  add column account text[] generated always as (array[
    coalesce(body #>> '{account,account}', ''), coalesce(body #>> '{account,kan}', ''),
    coalesce(body #>> '{account,kou}', ''), coalesce(body #>> '{account,moku}', ''),
    coalesce(body #>> '{account,setsu}', '')]) stored,
  add column categories text[] generated always as (list_texts(body -> 'categories')) stored,
  add column policies text[] generated always as (list_texts(body -> 'policies')) stored,
  add column funds text[] generated always as (member_texts(body -> 'funds', 'fund')) stored,
  add column fund_amounts bigint[]
    generated always as (member_amounts(body -> 'funds', 'amount')) stored,
  add column previous bigint generated always as ((body ->> 'previous')::bigint) stored,
  add column request bigint generated always as ((body ->> 'request')::bigint) stored,
  -- stages that have assessed it, and what each gave; null: held back (保留)
  add column stages text[] generated always as (member_texts(body -> 'assessments', 'stage')) stored,
  add column assessed bigint[]
    generated always as (member_amounts(body -> 'assessments', 'amount')) stored,
  add column final bigint generated always as ((body ->> 'final')::bigint) stored,
  add column passed bigint generated always as ((body ->> 'passed')::bigint) stored;

-- The budgets of a year, closed ones included, among all cases of a city.
create index cases_budget on cases (city, procedure, fiscal_year)
  where procedure in ('budget_cycle', 'budget_request', 'budget_execution', 'ward_proposal');

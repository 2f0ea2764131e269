-- The unit that has the places of an abolished one (承継組織). Work keeps naming the old unit; who
-- acts there is read on the day.

alter table units add column successor text,
  add check (successor is null or until is not null);

-- The unit itself while it is there, then its successor, through several; null when none is left.
-- As rules/succession.ts, for statements that find people by the unit of a place.
create function current_unit(of_city text, of_code text, on_day date) returns text
language sql stable as $$
  with recursive line (code) as (
    select of_code
    union
    select ended.successor
    from line cross join lateral (
      select u.successor from units u
      where u.city = of_city and u.code = line.code and u.until <= on_day
      order by u.from_on desc limit 1) ended
    where ended.successor is not null and not exists (
      select from units u where u.city = of_city and u.code = line.code
        and u.from_on <= on_day and (u.until is null or u.until > on_day))
  )
  select line.code from line
  where exists (
    select from units u where u.city = of_city and u.code = line.code
      and u.from_on <= on_day and (u.until is null or u.until > on_day))
$$;

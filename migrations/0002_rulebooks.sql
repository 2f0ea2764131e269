-- Published rulebooks never change: a case is pinned to the row it began with.

create table rulebooks (
  id           uuid primary key default gen_random_uuid(),
  city         text not null,
  version      int not null check (version >= 1),
  in_force_on  date not null,
  digest       text not null,
  body         jsonb not null,
  published_at timestamptz not null default now(),
  unique (city, version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger rulebooks_immutable before update or delete on rulebooks
  for each row execute function refuse_change();
create trigger rulebooks_untruncated before truncate on rulebooks
  for each statement execute function refuse_change();

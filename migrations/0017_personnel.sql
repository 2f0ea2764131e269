-- Who registered an absence and when: one that was entered afterwards can be told from one that was
-- announced. Null in what came with an organisation's file.
alter table absences
  add column registered_by uuid references persons (id),
  add column registered_at timestamptz;

-- Personnel changes (人事異動), reserved whole. The dated rows of `holders` are written at once and
-- come into force by themselves; here stands what was there before, so that it can be put back.
create table personnel_changes (
  id           uuid primary key default gen_random_uuid(),
  city         text not null,
  -- Of the rows as they are meant: the same file in another encoding is the same change.
  digest       text not null,
  first_on     date not null,
  last_on      date not null,
  rows         int not null check (rows > 0),
  -- One entry a row of `holders`: its key, and what `capacity` and `until` were and became.
  written      jsonb not null,
  -- People who were entered with it.
  newcomers    uuid[] not null,
  reserved_at  timestamptz not null,
  reserved_by  uuid references persons (id),
  cancelled_at timestamptz,
  cancelled_by uuid references persons (id),
  check (first_on <= last_on)
);
create unique index personnel_changes_once on personnel_changes (city, digest)
  where cancelled_at is null;
create index personnel_changes_listed on personnel_changes (city, first_on desc, id);

-- Whose term ends is asked for by person; whose seat changes hands, by seat.
create index holders_seat on holders (city, seat);

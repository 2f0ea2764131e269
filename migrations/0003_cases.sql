-- One row a case: its state, what lists show of it, and the number of changes it has seen.

create table cases (
  id               uuid primary key,
  city             text not null,
  procedure        text not null,
  workflow_version int not null,
  rulebook_id      uuid not null references rulebooks (id),
  version          int not null check (version >= 1),
  status           text not null check (status in ('active', 'done')),
  value            jsonb not null,
  context          jsonb not null,
  number           text,
  branch           int not null default 1,
  title            text not null,
  step             text not null,
  outcome          text,
  matter           text,
  initiator        text not null,
  addressees       text[] not null,
  readers          text[] not null,
  fiscal_year      int not null,
  due_at           timestamptz,
  meeting_on       date,
  stuck            jsonb not null default '[]',
  opened_at        timestamptz not null,
  moved_at         timestamptz not null,
  closed_at        timestamptz,
  check ((status = 'done') = (closed_at is not null))
) with (fillfactor = 80);

create unique index cases_number on cases (city, number, branch) where number is not null;
create index cases_open on cases (city, procedure, moved_at) where status = 'active';
create index cases_readers on cases using gin (readers) with (fastupdate = on);

-- Gapless serial numbers: the row is locked by the statement that issues the number.
create table number_series (
  city   text not null,
  series text not null,
  last   bigint not null,
  primary key (city, series)
);

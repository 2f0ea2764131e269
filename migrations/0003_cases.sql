-- One row a case: its state, what lists show of it, and the number of changes it has seen.
--
-- No foreign key here nor on the tables that are written with every change: each costs a look-up and
-- a row lock a row, the one writer puts case and rows into one statement, and neither cases nor
-- rulebooks are ever removed. The invariant check looks for orphans instead.
-- No index on a column that every change touches: an update then stays within its page (HOT).

create table cases (
  id               uuid primary key,
  city             text not null,
  procedure        text not null,
  workflow_version int not null,
  rulebook_id      uuid not null,
  version          int not null check (version >= 1),
  status           text not null check (status in ('active', 'done')),
  value            jsonb not null,
  context          jsonb not null,
  number           text,
  number_series    text,
  number_serial    bigint,
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
  check ((status = 'done') = (closed_at is not null)),
  check ((number is null) = (number_serial is null))
) with (fillfactor = 80);

create unique index cases_number on cases (city, number) where number is not null;
create index cases_listed on cases (city, opened_at desc, id desc);
create index cases_open on cases (city, procedure) where status = 'active';
create index cases_readers on cases using gin (readers) with (fastupdate = on);

-- Gapless serial numbers: the row is locked by the statement that issues the number.
create table number_series (
  city   text not null,
  series text not null,
  last   bigint not null,
  primary key (city, series)
);

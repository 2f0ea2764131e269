-- The organisation of a city: units, seats (職), who holds them and who is away, all by date.
-- Work belongs to seats; people only hold them. `until` dates are exclusive: the first day no longer in force.

create table persons (
  id          uuid primary key default gen_random_uuid(),
  city        text not null,
  name        text not null,
  login       text,
  mail        text,
  password    text,
  administrator boolean not null default false,
  disabled_at timestamptz,
  created_at  timestamptz not null default now(),
  unique (city, login)
);

create table units (
  city    text not null,
  code    text not null,
  kind    text not null,
  title   text not null,
  reading text,
  parent  text,
  from_on date not null,
  until   date,
  primary key (city, code, from_on),
  check (until is null or until > from_on)
);

create table seats (
  city    text not null,
  code    text not null,
  unit    text not null,
  role    text not null,
  title   text not null,
  from_on date not null,
  until   date,
  primary key (city, code, from_on),
  check (until is null or until > from_on)
);

create table holders (
  city     text not null,
  seat     text not null,
  person   uuid not null references persons (id),
  capacity text not null default 'holder' check (capacity in ('holder', 'deputy')),
  from_on  date not null,
  until    date,
  primary key (city, seat, person, from_on),
  check (until is null or until > from_on)
);
create index holders_person on holders (person);

-- Which vice mayor's seat is in charge of which unit (副市長の分担).
create table oversight (
  city    text not null,
  seat    text not null,
  unit    text not null,
  from_on date not null,
  until   date,
  primary key (city, unit, seat, from_on)
);

create table absences (
  id      uuid primary key default gen_random_uuid(),
  city    text not null,
  person  uuid not null references persons (id),
  from_at timestamptz not null,
  until   timestamptz not null,
  kind    text not null,
  reason  text,
  check (until > from_at)
);
create index absences_person on absences (person, until);

-- One counter a city, raised by the triggers below: whoever caches the organisation compares it.
create table organisation_versions (
  city    text primary key,
  version bigint not null default 1
);

-- By statement, so that an import of thousands of rows raises the counter once a statement. Cities in
-- order, so that two imports never wait for each other crosswise.
create function raise_organisation_version() returns trigger language plpgsql as $$
begin
  insert into organisation_versions (city)
  select distinct city from changed order by city
  on conflict (city) do update set version = organisation_versions.version + 1;
  return null;
end $$;

do $$
declare
  target text;
begin
  foreach target in array array['units', 'seats', 'holders', 'oversight'] loop
    execute format('create trigger %1$s_inserted after insert on %1$s
      referencing new table as changed
      for each statement execute function raise_organisation_version()', target);
    execute format('create trigger %1$s_updated after update on %1$s
      referencing new table as changed
      for each statement execute function raise_organisation_version()', target);
    execute format('create trigger %1$s_deleted after delete on %1$s
      referencing old table as changed
      for each statement execute function raise_organisation_version()', target);
  end loop;
end $$;

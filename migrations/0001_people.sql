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

-- One counter a city: whoever changes the organisation raises it, whoever caches it compares it.
create table organisation_versions (
  city    text primary key,
  version bigint not null default 1
);

-- What the world must still be told. A row is written with the case's change and done once.

create table effects (
  id          uuid primary key default gen_random_uuid(),
  case_id     uuid not null,
  version     int not null,
  ordinal     int not null,
  kind        text not null,
  body        jsonb not null,
  due_at      timestamptz not null,
  attempts    int not null default 0,
  claimed_until timestamptz,
  last_error  text,
  given_up_at timestamptz
);
-- Once by (case, version, ordinal) without an index of its own: the statement that writes an effect
-- writes the history row of the same version, and that key is unique.
create index effects_waiting on effects (due_at) where given_up_at is null;

-- Done effects are removed from `effects`; the inbox and the histories are their record.

create table notifications (
  id         uuid primary key default gen_random_uuid(),
  effect_id  uuid not null,
  city       text not null,
  case_id    uuid not null,
  unit       text not null,
  role       text not null,
  text_key   text not null,
  subject    text not null,
  body       text not null,
  at         timestamptz not null,
  unique (effect_id, unit, role)
);
create index notifications_place on notifications (city, unit, role, at desc);
create index notifications_case on notifications (case_id);

create table notification_reads (
  notification_id uuid not null references notifications (id),
  person          uuid not null references persons (id),
  read_at         timestamptz not null,
  primary key (notification_id, person)
);

-- Mail still to be sent: one row a notification and recipient, removed when the server took it.
create table mails (
  id            uuid primary key default gen_random_uuid(),
  notification_id uuid not null references notifications (id),
  person        uuid not null references persons (id),
  due_at        timestamptz not null,
  attempts      int not null default 0,
  claimed_until timestamptz,
  last_error    text,
  given_up_at   timestamptz,
  sent_at       timestamptz,
  unique (notification_id, person)
);
create index mails_waiting on mails (due_at) where sent_at is null and given_up_at is null;

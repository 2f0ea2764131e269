-- What happened to a case, in order; append-only.

create table history (
  case_id uuid not null,
  version int not null,
  at      timestamptz not null,
  type    text not null,
  -- the event as the machine received it: fields, by, facts
  event   jsonb not null,
  step    text not null,
  primary key (case_id, version)
);

create trigger history_append_only before update or delete on history
  for each row execute function refuse_change();
create trigger history_untruncated before truncate on history
  for each statement execute function refuse_change();

-- Everything that was refused, with its code: no state changed, and it is on record.
create table refusals (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  city     text,
  case_id  uuid,
  person   uuid,
  seat     text,
  command  text not null,
  code     text not null,
  details  jsonb not null default '{}'
);
create index refusals_case on refusals (case_id, at);

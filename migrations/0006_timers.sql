-- What must be woken and when; one pending timer per case and name. Far timers stay here, only the
-- near ones are announced to the queue.

create table timers (
  case_id       uuid not null,
  name          text not null,
  due_at        timestamptz not null,
  attempts      int not null default 0,
  claimed_until timestamptz,
  last_error    text,
  held_at       timestamptz,
  primary key (case_id, name)
);
create index timers_due on timers (due_at) where held_at is null;

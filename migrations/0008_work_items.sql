-- Who must act now, on what, by when. Rewritten with every step: zero staleness.

create table work_items (
  case_id   uuid not null,
  unit      text not null,
  role      text not null,
  act       text not null,
  about     text not null default '',
  city      text not null,
  due_at    timestamptz not null default 'infinity',
  opened_at timestamptz not null,
  primary key (case_id, unit, role, act, about)
);
create index work_items_place on work_items (city, unit, role, due_at, case_id);

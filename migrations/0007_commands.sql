-- Answers already given, by the caller's key: a repeated command gets the same answer.

create table commands (
  caller  text not null,
  key     text not null,
  digest  text not null,
  case_id uuid,
  answer  jsonb not null,
  at      timestamptz not null,
  primary key (caller, key)
);
-- For the removal of old answers; block ranges cost the writer next to nothing.
create index commands_at on commands using brin (at);

-- An answer without what its case says already: of a yes the version, of a no the refusal. The key
-- and what was asked under it are the first halves of SHA-256 digests; keys of effects are kept as
-- they are as well, because somebody looks through them.

create temporary table answered on commit drop as select * from commands;
drop table commands;

create table commands (
  -- of the caller, a zero byte and his key
  id         uuid primary key,
  -- of what was asked
  content    uuid not null,
  case_id    uuid,
  -- of a yes
  version    int,
  -- whether the case had its number then; it never gets another
  numbered   boolean not null,
  -- of a no
  refusal    jsonb,
  effect_key text,
  at         timestamptz not null,
  check ((version is null) = (refusal is not null))
);
insert into commands (id, content, case_id, version, numbered, refusal, effect_key, at)
  select left(encode(sha256(convert_to(caller, 'UTF8') || '\x00'::bytea || convert_to(key, 'UTF8')),
      'hex'), 32)::uuid,
    left(encode(decode(translate(digest, '-_', '+/') || '=', 'base64'), 'hex'), 32)::uuid,
    case_id, (answer ->> 'version')::int, answer ->> 'number' is not null, answer -> 'refusal',
    case when caller = 'effect' then key end, at
  from answered;

-- For the removal of old answers; block ranges cost the writer next to nothing.
create index commands_at on commands using brin (at);
create index commands_effect_key on commands (effect_key) where effect_key is not null;

-- What a case shows to those that refer to it, where it shows more than its other columns say.
alter table cases add column shown jsonb;

-- Lines of a case (予算の行), as they stand in its context: kept beside it, so that lists and sums
-- over many cases read no context. Written with the case, only those that changed. No foreign key,
-- as everywhere beside cases.
create table case_lines (
  case_id uuid not null,
  line    text not null,
  -- place in the order of the lines, from 0; not indexed, so that moving a line stays in its page
  ordinal int not null,
  body    jsonb not null,
  -- codes of what is doubtful of it (要確認)
  doubts  text[] not null default '{}',
  primary key (case_id, line)
) with (fillfactor = 80);

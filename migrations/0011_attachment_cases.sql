-- An attachment belongs to every case whose history names it, as of the same commit. Only what the
-- acting person uploaded is taken: naming the file of another person does not open it.

create table attachment_cases (
  attachment_id uuid not null references attachments (id),
  case_id       uuid not null,
  primary key (attachment_id, case_id)
);

create function take_attachments() returns trigger language plpgsql as $$
begin
  insert into attachment_cases (attachment_id, case_id)
  select distinct a.id, new.case_id
    from jsonb_path_query(new.event, '$.**.attachments[*]') as named
    join attachments a on a.id = (named ->> 'id')::uuid and a.sha256 = named ->> 'sha256'
   where a.person = (new.event #>> '{by,person}')::uuid
  on conflict do nothing;
  return null;
end $$;

-- The condition keeps the function away from the many events that name no file.
create trigger history_takes_attachments after insert on history
  for each row when (new.event @? '$.**.attachments[*].sha256')
  execute function take_attachments();

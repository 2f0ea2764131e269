-- An attachment belongs to the case whose history first names it, as of the same commit. Only what
-- the acting person uploaded is taken: naming the file of another case does not open it.

create function take_attachments() returns trigger language plpgsql as $$
begin
  update attachments a
     set case_id = new.case_id
    from jsonb_path_query(new.event, '$.**.attachments[*]') as named
   where a.id = (named ->> 'id')::uuid
     and a.sha256 = named ->> 'sha256'
     and a.case_id is null
     and a.person = (new.event #>> '{by,person}')::uuid;
  return null;
end $$;

-- The condition keeps the function away from the many events that name no file.
create trigger history_takes_attachments after insert on history
  for each row when (new.event @? '$.**.attachments[*].sha256')
  execute function take_attachments();

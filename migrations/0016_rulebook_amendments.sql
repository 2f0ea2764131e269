-- Rulebooks that changes of delegation made of another: the one as it was written, and what each
-- case wishes of its tables. The rows follow from both, so a wish that is taken back leaves no trace.

create table rulebook_amendments (
  rulebook_id uuid primary key references rulebooks (id),
  root_id     uuid not null references rulebooks (id),
  wishes      jsonb not null
);

create trigger rulebook_amendments_immutable before update or delete on rulebook_amendments
  for each row execute function refuse_change();
create trigger rulebook_amendments_untruncated before truncate on rulebook_amendments
  for each statement execute function refuse_change();

-- Who may act, once, for the absent holder of a seat (代決順位), in order and by date.

create table acting_orders (
  city        text not null,
  seat        text not null,
  position    int not null check (position >= 1),
  acting_seat text not null,
  from_on     date not null,
  until       date,
  primary key (city, seat, position, from_on),
  check (until is null or until > from_on),
  check (acting_seat <> seat)
);

-- Who is away decides who may act: whoever remembers the organisation must hear of both.
do $$
declare
  target text;
begin
  foreach target in array array['acting_orders', 'absences'] loop
    execute format('create trigger %1$s_inserted after insert on %1$s
      referencing new table as changed
      for each statement execute function raise_organisation_version()', target);
    execute format('create trigger %1$s_updated after update on %1$s
      referencing new table as changed
      for each statement execute function raise_organisation_version()', target);
    execute format('create trigger %1$s_deleted after delete on %1$s
      referencing old table as changed
      for each statement execute function raise_organisation_version()', target);
  end loop;
end $$;

create index absences_city on absences (city);

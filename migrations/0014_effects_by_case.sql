-- Whether something earlier between the same two cases, or a place on an agenda, still waits is
-- asked for every telling that is claimed. Notices, of which most effects are, are in neither.

create index effects_tellings on effects (case_id, version, ordinal)
  where kind = 'tell_case' and given_up_at is null;
create index effects_placings on effects (case_id)
  where kind = 'place_on_agenda' and given_up_at is null;

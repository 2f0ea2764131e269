-- A notice keeps its text once; each place it went to has a narrow row, and places have numbers. A
-- row with the whole text for every place was most of what a finished case cost on disk. Ids of
-- notices are UUIDs of version 7 and sort by `at`: an inbox is one walk of an index.

create table places (
  id   int generated always as identity primary key,
  city text not null,
  unit text not null,
  role text not null,
  unique (city, unit, role)
);
insert into places (city, unit, role)
  select distinct city, unit, role from notifications order by city, unit, role;

create temporary table sent on commit drop as
  select effect_id, (lpad(to_hex((extract(epoch from min(at)) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid as id
  from notifications group by effect_id;
create temporary table delivered on commit drop as
  select n.id as old_id, sent.id, n.city, n.unit, n.role, n.case_id, n.text_key, n.subject, n.body,
    n.at
  from notifications n join sent using (effect_id);
create temporary table read on commit drop as
  select d.id, r.person, min(r.read_at) as read_at
  from notification_reads r join delivered d on d.old_id = r.notification_id
  group by d.id, r.person;
-- Of two mails about one notice to one person, the one that was sent.
create temporary table mailed on commit drop as
  select distinct on (d.id, m.person) d.id as new_id, m.*
  from mails m join delivered d on d.old_id = m.notification_id
  order by d.id, m.person, m.sent_at nulls last, m.given_up_at nulls first, m.id;

delete from mails;
delete from notification_reads;
alter table mails drop constraint mails_notification_id_fkey;
alter table notification_reads drop constraint notification_reads_notification_id_fkey;
drop table notifications;

create table notifications (
  id       uuid primary key,
  case_id  uuid not null,
  text_key text not null,
  subject  text not null,
  body     text not null,
  at       timestamptz not null
);
insert into notifications (id, case_id, text_key, subject, body, at)
  select distinct on (id) id, case_id, text_key, subject, body, at from delivered order by id;

-- Written with its notice in one statement; no foreign key, as on all that comes in numbers.
create table notification_places (
  place           int not null,
  notification_id uuid not null,
  primary key (place, notification_id)
);
insert into notification_places (place, notification_id)
  select p.id, d.id from delivered d join places p using (city, unit, role);

alter table notification_reads add constraint notification_reads_notification_id_fkey
  foreign key (notification_id) references notifications (id);
alter table mails add constraint mails_notification_id_fkey
  foreign key (notification_id) references notifications (id);
insert into notification_reads (notification_id, person, read_at)
  select id, person, read_at from read;
insert into mails (id, notification_id, person, due_at, attempts, claimed_until, last_error,
    given_up_at, sent_at)
  select id, new_id, person, due_at, attempts, claimed_until, last_error, given_up_at, sent_at
  from mailed;

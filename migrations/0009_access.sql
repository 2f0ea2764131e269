-- Sign-in: sessions (connect-pg-simple's shape), bearer tokens for programs, rate limits, attachments.

create table sessions (
  sid    text primary key,
  sess   json not null,
  expire timestamptz not null
);
create index sessions_expire on sessions (expire);

create table tokens (
  id          uuid primary key default gen_random_uuid(),
  person      uuid not null references persons (id),
  title       text not null,
  sha256      text not null unique,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz,
  revoked_at  timestamptz
);

create table attachments (
  id         uuid primary key,
  city       text not null,
  person     uuid not null references persons (id),
  name       text not null,
  media_type text not null,
  bytes      bigint not null,
  sha256     text not null,
  content    bytea not null,
  at         timestamptz not null
);

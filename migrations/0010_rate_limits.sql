-- Attempts to sign in, by account and address: the table that rate-limiter-flexible expects.
-- Unlogged: after a crash of the server the counts start anew, and no sign-in waits for the disk.

create unlogged table rate_limits (
  key    varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index rate_limits_expire on rate_limits (expire);

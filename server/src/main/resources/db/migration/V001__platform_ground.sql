-- Whatever the owner creates from here on, the application role may read and add to.
-- A table whose rows may change says so in its own migration: grant update (…) on … to ${app}.
alter default privileges grant usage on schemas to ${app};
alter default privileges grant select, insert on tables to ${app};
alter default privileges grant usage on sequences to ${app};

create schema platform;

-- The company whose rows the current transaction may see; null outside a scope, and then there are none.
create function platform.current_company() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.company_id', true), '')::uuid;

-- Every table of a company gets its fence here: row-level security, also for the table's owner.
create procedure platform.fence(fenced regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', fenced);
  execute format('alter table %s force row level security', fenced);
  execute format(
    'create policy own_company on %s using (company_id = (select platform.current_company()))'
    ' with check (company_id = (select platform.current_company()))', fenced);
end
$$;

-- The same for the directory: rows that login, the company switcher and jobs read before there is a company.
create procedure platform.fence_directory(fenced regclass)
  language plpgsql
  as $$
begin
  call platform.fence(fenced);
  execute format(
    'create policy directory on %s for select using ((select current_setting(''app.directory'', true)) = ''yes'')',
    fenced);
end
$$;

create table platform.company (
  company_id   uuid        primary key,
  code         text        not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
  name         text        not null check (name <> ''),
  currency     char(3)     not null,
  country      char(2)     not null,
  zone         text        not null,
  tax_id       text,
  street       text,
  postal_code  text,
  city         text,
  email        text,
  phone        text,
  website      text,
  registration text,
  created_at   timestamptz not null
);
call platform.fence_directory('platform.company');
grant update (name, country, tax_id, street, postal_code, city, email, phone, website, registration)
  on platform.company to ${app};

-- One row per request that must not have its effect twice (TRUST §3.6).
create table platform.idempotency_key (
  company_id   uuid        not null references platform.company,
  key          text        not null check (length(key) between 1 and 255),
  fingerprint  bytea       not null,
  claim_id     uuid        not null,
  state        text        not null check (state in ('RUNNING', 'EFFECTIVE', 'DONE')),
  claimed_at   timestamptz not null,
  status       int,
  content_type text,
  location     text,
  body         bytea,
  primary key (company_id, key)
);
call platform.fence('platform.idempotency_key');
grant update, delete on platform.idempotency_key to ${app};

-- Messages to be worked off after the commit that wrote them. A delivered message is deleted, its receipts stay.
create table platform.outbox_message (
  company_id      uuid        not null references platform.company,
  message_id      uuid        not null,
  type            text        not null,
  subject_id      uuid        not null,
  payload         jsonb       not null,
  xid             xid8        not null default pg_current_xact_id(),
  recorded_at     timestamptz not null,
  attempts        int         not null default 0,
  next_attempt_at timestamptz not null,
  parked_reason   text,
  primary key (company_id, message_id)
);
create index outbox_message_due on platform.outbox_message (company_id, next_attempt_at) where parked_reason is null;
call platform.fence('platform.outbox_message');
grant update (attempts, next_attempt_at, parked_reason), delete on platform.outbox_message to ${app};

create table platform.outbox_receipt (
  company_id uuid not null references platform.company,
  message_id uuid not null,
  handler    text not null,
  primary key (company_id, message_id, handler)
);
call platform.fence('platform.outbox_receipt');

-- Work in the background and how far it has come.
create table platform.job (
  company_id       uuid        not null references platform.company,
  job_id           uuid        not null,
  kind             text        not null,
  title            text        not null,
  subject_id       uuid        not null,
  page             text        not null,
  state            text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  total            bigint      not null default 0,
  done             bigint      not null default 0,
  failed           bigint      not null default 0,
  message          text,
  started_by       text        not null,
  cancel_requested boolean     not null default false,
  created_at       timestamptz not null,
  beat_at          timestamptz,
  finished_at      timestamptz,
  primary key (company_id, job_id)
);
create index job_recent on platform.job (company_id, created_at desc);
call platform.fence('platform.job');
grant update (state, total, done, failed, message, cancel_requested, beat_at, finished_at) on platform.job to ${app};

-- How far each daily work has come: the last business day it was done for.
create table platform.daily_work (
  company_id uuid not null references platform.company,
  work       text not null,
  last_on    date not null,
  primary key (company_id, work)
);
call platform.fence('platform.daily_work');
grant update (last_on) on platform.daily_work to ${app};

-- Files as they arrived: bytes, hash, who, when.
create table platform.received_file (
  company_id  uuid        not null references platform.company,
  file_id     uuid        not null,
  kind        text        not null,
  name        text        not null,
  sha256      bytea       not null,
  size        bigint      not null,
  content     bytea       not null,
  received_at timestamptz not null,
  received_by text        not null,
  primary key (company_id, file_id)
);
create index received_file_hash on platform.received_file (company_id, kind, sha256);
call platform.fence('platform.received_file');

-- db-scheduler 16.12: who runs what, and when it last showed life. Holds references only, no business data.
create table platform.scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_alive on platform.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on platform.scheduled_tasks (priority desc, execution_time asc);
grant update, delete on platform.scheduled_tasks to ${app};

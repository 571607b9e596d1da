create schema audit;

-- Who did what to which thing, why and when, in the transaction of the deed. The canonical bytes are hashed once and never
-- rendered again; sealing reads them in (xid, event_id) order.
create table audit.event (
  company_id   uuid        not null references platform.company,
  event_id     uuid        not null,
  xid          xid8        not null default pg_current_xact_id(),
  recorded_at  timestamptz not null,
  business_on  date        not null,
  actor_kind   text        not null,
  actor_id     uuid,
  command      text        not null,
  subject_type text        not null,
  subject_id   uuid        not null,
  customer_id  uuid,
  label        text,
  reason       text,
  canonical    bytea       not null,
  leaf_hash    bytea       not null check (length(leaf_hash) = 32),
  primary key (company_id, event_id)
);
create index event_subject on audit.event (company_id, subject_id, event_id);
create index event_customer on audit.event (company_id, customer_id, event_id) where customer_id is not null;
create index event_sealing on audit.event (xid, event_id);
call platform.fence('audit.event');

-- What changed, where the content may be personal: the event holds only a keyed commitment to it. Deleting the key and the
-- detail makes the content unreadable and leaves every leaf valid.
create table audit.detail (
  company_id uuid  not null references platform.company,
  event_id   uuid  not null,
  changes    jsonb not null,
  primary key (company_id, event_id),
  foreign key (company_id, event_id) references audit.event
);
call platform.fence('audit.detail');
create table audit.subject_key (
  company_id uuid  not null references platform.company,
  subject_id uuid  not null,
  key        bytea not null,
  primary key (company_id, subject_id)
);
call platform.fence('audit.subject_key');
grant delete on audit.detail, audit.subject_key to ${app};

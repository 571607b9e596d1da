create schema delivery;

-- A document as it was rendered and sent, byte for byte.
create table delivery.artefact (
  company_id   uuid        not null references platform.company,
  artefact_id  uuid        not null,
  subject_id   uuid        not null,
  kind         text        not null,
  file_name    text        not null,
  content_type text        not null,
  sha256       bytea       not null,
  content      bytea       not null,
  made_at      timestamptz not null,
  primary key (company_id, artefact_id),
  unique (company_id, subject_id, kind)
);
call platform.fence('delivery.artefact');

create table delivery.delivery (
  company_id   uuid        not null references platform.company,
  delivery_id  uuid        not null,
  subject_type text        not null,
  subject_id   uuid        not null,
  customer_id  uuid        not null,
  channel      text        not null check (channel in ('EMAIL', 'PRINT')),
  recipient    text        not null,
  state        text        not null check (state in ('QUEUED', 'SENT', 'FAILED')),
  artefact_id  uuid,
  failure      text,
  queued_at    timestamptz not null,
  sent_at      timestamptz,
  primary key (company_id, delivery_id),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, artefact_id) references delivery.artefact
);
create index delivery_subject on delivery.delivery (company_id, subject_id);
create index delivery_customer on delivery.delivery (company_id, customer_id);
call platform.fence('delivery.delivery');
grant update (state, artefact_id, failure, sent_at) on delivery.delivery to ${app};

create table delivery.delivery_attempt (
  company_id   uuid        not null references platform.company,
  attempt_id   uuid        not null,
  delivery_id  uuid        not null,
  attempted_at timestamptz not null,
  outcome      text        not null check (outcome in ('SENT', 'FAILED')),
  failure      text,
  primary key (company_id, attempt_id),
  foreign key (company_id, delivery_id) references delivery.delivery
);
call platform.fence('delivery.delivery_attempt');

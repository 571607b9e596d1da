-- Which documents charges need before they are billed, and how far each of them has come.
create table documents.requirement (
  company_id     uuid        not null references platform.company,
  requirement_id uuid        not null,
  customer_id    uuid,
  kind           text        not null,
  source         text,
  currency       char(3),
  least_minor    bigint,
  scope          text        not null check (scope in ('CHARGE', 'PURCHASE_ORDER')),
  valid_from     date        not null,
  valid_until    date,
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  ended_by       text,
  end_reason     text,
  primary key (company_id, requirement_id),
  foreign key (company_id, customer_id) references customers.customer,
  check ((currency is null) = (least_minor is null))
);
comment on column documents.requirement.customer_id is 'of all customers when empty';
comment on column documents.requirement.source is 'only charges of this source; all when empty';
comment on column documents.requirement.least_minor is 'only charges in this currency, of this amount or more; all when empty';
comment on column documents.requirement.scope is 'a document for each charge, or one for all charges of a purchase order';
create index requirement_customer on documents.requirement (company_id, customer_id);
call platform.fence('documents.requirement');
grant update (valid_until, ended_by, end_reason) on documents.requirement to ${app};

-- One document that charges wait for. A row is made when something first needs it; what is missing is found by the rules.
create table documents.required_document (
  company_id      uuid        not null references platform.company,
  required_id     uuid        not null,
  customer_id     uuid        not null,
  kind            text        not null,
  subject         text        not null,
  charge_id       uuid        not null,
  purchase_order  text,
  requirement_id  uuid        not null,
  service_on      date        not null,
  opened_on       date        not null,
  opened_at       timestamptz not null,
  state           text        not null check (state in ('REQUIRED', 'REQUESTED', 'RECEIVED', 'VALIDATED', 'REJECTED', 'WAIVED')),
  document_id     uuid,
  waiver_asked_by text,
  waiver_reason   text,
  owner           uuid,
  chase_on        date,
  dropped_on      date,
  primary key (company_id, required_id),
  unique (company_id, customer_id, kind, subject),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, requirement_id) references documents.requirement,
  foreign key (company_id, document_id) references documents.document,
  check ((waiver_asked_by is null) = (waiver_reason is null))
);
comment on column documents.required_document.subject is 'the charge, or the purchase order, that it is for';
comment on column documents.required_document.charge_id is 'the first charge that needed it';
comment on column documents.required_document.dropped_on is 'nothing needs it any more: its charge was withdrawn';
create index required_document_open on documents.required_document (company_id, customer_id, opened_on)
  where state not in ('VALIDATED', 'WAIVED') and dropped_on is null;
create index required_document_subject on documents.required_document (company_id, subject);
call platform.fence('documents.required_document');
grant update (requirement_id, state, document_id, waiver_asked_by, waiver_reason, owner, chase_on, dropped_on)
  on documents.required_document to ${app};

create table documents.required_step (
  company_id  uuid        not null references platform.company,
  required_id uuid        not null,
  step        int         not null,
  what        text        not null check (what in ('REQUIRED', 'REQUESTED', 'RECEIVED', 'VALIDATED', 'REJECTED',
                                                   'WAIVER_ASKED', 'WAIVER_REFUSED', 'WAIVED')),
  document_id uuid,
  reason      text,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, required_id, step),
  foreign key (company_id, required_id) references documents.required_document,
  foreign key (company_id, document_id) references documents.document
);
call platform.fence('documents.required_step');

-- Drafts that wait for documents are looked for by customer whenever one of their documents is settled.
create index draft_awaiting on invoicing.draft (company_id, customer_id) where parked_code = 'AWAITING_DOCUMENTS';

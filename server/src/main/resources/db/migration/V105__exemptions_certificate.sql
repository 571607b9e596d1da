create schema exemptions;

-- Why a customer is not charged a tax, as they proved it: never changed, only ended.
create table exemptions.certificate (
  company_id     uuid        not null references platform.company,
  certificate_id uuid        not null,
  customer_id    uuid        not null,
  category       text        not null check (category in ('E', 'AE', 'K', 'G', 'O')),
  jurisdiction   text        not null check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  number         text        not null check (number <> ''),
  reason_code    text        not null check (reason_code <> ''),
  reason         text        not null check (reason <> ''),
  valid_from     date        not null,
  valid_until    date,
  document_id    uuid,
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (company_id, certificate_id),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, document_id) references documents.document,
  check (valid_from <= valid_until)
);
comment on column exemptions.certificate.jurisdiction is 'ISO 3166: a country, or a part of one such as US-CA';
comment on column exemptions.certificate.valid_until is 'the last day; NULL: until it is ended';
create index certificate_customer on exemptions.certificate (company_id, customer_id);
create index certificate_until on exemptions.certificate (company_id, valid_until);
call platform.fence('exemptions.certificate');

-- From this day on a certificate holds no more, whatever it says.
create table exemptions.certificate_end (
  company_id     uuid        not null references platform.company,
  certificate_id uuid        not null,
  ended_on       date        not null,
  reason         text        not null check (reason <> ''),
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (company_id, certificate_id),
  foreign key (company_id, certificate_id) references exemptions.certificate
);
call platform.fence('exemptions.certificate_end');

-- Which tax codes may be billed under only where a certificate holds, and of which place; the customer's country where none.
create table exemptions.needed (
  company_id   uuid        not null references platform.company,
  tax_code     text        not null,
  needed       boolean     not null,
  jurisdiction text        check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  changed_at   timestamptz not null,
  changed_by   text        not null,
  primary key (company_id, tax_code)
);
call platform.fence('exemptions.needed');
grant update (needed, jurisdiction, changed_at, changed_by) on exemptions.needed to ${app};

-- Somebody sees to a certificate that ends soon.
create table exemptions.follow_up (
  company_id     uuid not null references platform.company,
  certificate_id uuid not null,
  raised_on      date not null,
  due_on         date not null,
  done_on        date,
  done_by        text,
  outcome        text,
  primary key (company_id, certificate_id),
  foreign key (company_id, certificate_id) references exemptions.certificate,
  check ((done_on is null) = (done_by is null))
);
create index follow_up_open on exemptions.follow_up (company_id, due_on) where done_on is null;
call platform.fence('exemptions.follow_up');
grant update (done_on, done_by, outcome) on exemptions.follow_up to ${app};

-- The code of the reason (EN 16931 BT-121), and the certificate that an invoice goes without tax by.
alter table invoicing.invoice_tax add column exemption_code text;
alter table invoicing.invoice_tax add column certificate_id uuid;
alter table invoicing.invoice_tax add foreign key (company_id, certificate_id) references exemptions.certificate;

create index draft_without_certificate on invoicing.draft (company_id, customer_id)
  where parked_code = 'EXEMPTION_MISSING';

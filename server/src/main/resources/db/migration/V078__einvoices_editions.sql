create schema einvoices;

-- What electronic invoices say of the company beyond its letterhead. A new version takes the place of the one before.
create table einvoices.seller (
  company_id          uuid        not null references platform.company,
  version             int         not null check (version > 0),
  endpoint_scheme     text,
  endpoint            text,
  registration_scheme text,
  registration        text,
  contact_name        text,
  contact_phone       text,
  contact_email       text,
  recorded_at         timestamptz not null,
  recorded_by         text        not null,
  primary key (company_id, version)
);
call platform.fence('einvoices.seller');

-- Which form a customer wants, and what it has to say of the customer. A new version takes the place of the one before.
create table einvoices.buyer (
  company_id          uuid        not null references platform.company,
  customer_id         uuid        not null,
  version             int         not null check (version > 0),
  form                text        check (form in ('XRECHNUNG_UBL', 'XRECHNUNG_CII', 'PEPPOL_UBL', 'FACTUR_X')),
  endpoint_scheme     text,
  endpoint            text,
  registration_scheme text,
  registration        text,
  reference           text,
  recorded_at         timestamptz not null,
  recorded_by         text        not null,
  primary key (company_id, customer_id, version),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column einvoices.buyer.form is 'NULL: the customer gets no electronic invoices';
call platform.fence('einvoices.buyer');

-- What the official rules said of some bytes, by the releases that were asked. Kept, so that the same bytes are asked once.
create table einvoices.verdict (
  company_id uuid        not null references platform.company,
  sha256     bytea       not null check (length(sha256) = 32),
  rules      text        not null check (rules <> ''),
  fatal      int         not null check (fatal >= 0),
  findings   jsonb       not null check (jsonb_typeof(findings) = 'array'),
  checked_at timestamptz not null,
  primary key (company_id, sha256, rules)
);
call platform.fence('einvoices.verdict');

-- What a document was agreed to say as an electronic invoice when it was posted, or when it is sent again after a correction:
-- of which versions, and which verdict let it pass. An invoice is known by its draft here, because it is checked before it
-- has a number.
create table einvoices.edition (
  company_id      uuid        not null references platform.company,
  edition_id      uuid        not null,
  subject_type    text        not null check (subject_type in ('INVOICE', 'CREDIT_MEMO')),
  subject_id      uuid        not null,
  customer_id     uuid        not null,
  form            text        not null check (form in ('XRECHNUNG_UBL', 'XRECHNUNG_CII', 'PEPPOL_UBL', 'FACTUR_X')),
  buyer_version   int         not null,
  seller_version  int,
  bank_account_id uuid,
  sha256          bytea       not null,
  rules           text        not null,
  made_at         timestamptz not null,
  made_by         text        not null,
  primary key (company_id, edition_id),
  foreign key (company_id, customer_id, buyer_version) references einvoices.buyer,
  foreign key (company_id, seller_version) references einvoices.seller,
  foreign key (company_id, bank_account_id) references payments.bank_account,
  foreign key (company_id, sha256, rules) references einvoices.verdict
);
comment on column einvoices.edition.seller_version is 'NULL: nothing was entered for the company';
create index edition_subject on einvoices.edition (company_id, subject_id, made_at);
call platform.fence('einvoices.edition');

create index draft_refused_as_einvoice on invoicing.draft (company_id, customer_id)
  where parked_code in ('EINVOICE_INVALID', 'EINVOICE_NOT_CHECKED');

-- The words in which a customer takes the responsibility to pay, by language and in versions; the latest one is offered.
create table onboarding.wording (
  company_id  uuid        not null references platform.company,
  language    text        not null check (language ~ '^[a-z]{2}$'),
  version     int         not null check (version > 0),
  text        text        not null check (text <> ''),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, language, version)
);
call platform.fence('onboarding.wording');

-- The exact text somebody is asked to sign, with its hash, until a moment.
create table onboarding.request (
  company_id   uuid        not null references platform.company,
  request_id   uuid        not null,
  customer_id  uuid        not null,
  payer        text        not null check (payer <> ''),
  language     text        not null check (language ~ '^[a-z]{2}$'),
  wording      int         not null check (wording >= 0),
  text         text        not null,
  sha256       bytea       not null check (sha256 = sha256(convert_to(text, 'UTF8'))),
  expires_at   timestamptz not null,
  made_at      timestamptz not null,
  made_by      text        not null,
  withdrawn_at timestamptz,
  primary key (company_id, request_id),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column onboarding.request.wording is 'version of the wording; 0: as Tallystick brings it';
create index request_customer on onboarding.request (company_id, customer_id);
call platform.fence('onboarding.request');
grant update (withdrawn_at) on onboarding.request to ${app};

-- Signs the links of requests.
create table onboarding.link_key (
  company_id uuid  not null references platform.company,
  key        bytea not null check (octet_length(key) = 32),
  primary key (company_id)
);
call platform.fence('onboarding.link_key');

-- Who took the responsibility, of which words, and the document that shows it.
create table onboarding.acknowledgement (
  company_id         uuid        not null references platform.company,
  acknowledgement_id uuid        not null,
  customer_id        uuid        not null,
  request_id         uuid        not null,
  way                text        not null check (way in ('LINK', 'PAPER')),
  signer             text        not null check (signer <> ''),
  signed_on          date        not null,
  document_id        uuid        not null,
  document_sha256    bytea       not null check (octet_length(document_sha256) = 32),
  recorded_at        timestamptz not null,
  recorded_by        text        not null,
  primary key (company_id, acknowledgement_id),
  unique (company_id, request_id),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, request_id) references onboarding.request,
  foreign key (company_id, document_id) references documents.document
);
create index acknowledgement_customer on onboarding.acknowledgement (company_id, customer_id, signed_on);
call platform.fence('onboarding.acknowledgement');

-- From this day on it holds no more.
create table onboarding.acknowledgement_end (
  company_id         uuid        not null references platform.company,
  acknowledgement_id uuid        not null,
  ended_on           date        not null,
  reason             text        not null check (reason <> ''),
  recorded_at        timestamptz not null,
  recorded_by        text        not null,
  primary key (company_id, acknowledgement_id),
  foreign key (company_id, acknowledgement_id) references onboarding.acknowledgement
);
call platform.fence('onboarding.acknowledgement_end');

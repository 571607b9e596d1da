-- Contracts and what they charge: drafts change, what was signed does not, and each period of a line is priced once.
create table contracts.contract (
  company_id  uuid        not null references platform.company,
  contract_id uuid        not null,
  number      text        not null check (number <> ''),
  customer_id uuid        not null,
  title       text        not null check (title <> ''),
  currency    char(3)     not null,
  made_at     timestamptz not null,
  made_by     text        not null,
  primary key (company_id, contract_id),
  unique (company_id, number),
  foreign key (company_id, customer_id) references customers.customer
);
create index contract_customer on contracts.contract (company_id, customer_id);
call platform.fence('contracts.contract');
grant update (title) on contracts.contract to ${app};

-- The next version, as long as nobody has signed it; one for each contract.
create table contracts.contract_draft (
  company_id   uuid        not null references platform.company,
  contract_id  uuid        not null,
  revision     int         not null,
  effective_on date        not null,
  ends_on      date,
  terms        jsonb       not null check (jsonb_typeof(terms) = 'object'),
  changed_at   timestamptz not null,
  changed_by   text        not null,
  primary key (company_id, contract_id),
  foreign key (company_id, contract_id) references contracts.contract,
  check (ends_on is null or ends_on >= effective_on)
);
call platform.fence('contracts.contract_draft');
grant update (revision, effective_on, ends_on, terms, changed_at, changed_by) on contracts.contract_draft to ${app};
grant delete on contracts.contract_draft to ${app};

-- What was signed. The latest version whose first day has come holds.
create table contracts.contract_version (
  company_id   uuid        not null references platform.company,
  contract_id  uuid        not null,
  version      int         not null check (version > 0),
  effective_on date        not null,
  ends_on      date,
  terms        jsonb       not null check (jsonb_typeof(terms) = 'object'),
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, contract_id, version),
  unique (company_id, contract_id, effective_on),
  foreign key (company_id, contract_id) references contracts.contract,
  check (ends_on is null or ends_on >= effective_on)
);
call platform.fence('contracts.contract_version');

-- A draft as it was sent to be signed: the exact text and its hash, which the database computes itself.
create table contracts.offer (
  company_id   uuid        not null references platform.company,
  offer_id     uuid        not null,
  contract_id  uuid        not null,
  version      int         not null,
  effective_on date        not null,
  ends_on      date,
  terms        jsonb       not null,
  text         text        not null,
  sha256       bytea       not null check (sha256 = sha256(convert_to(text, 'UTF8'))),
  expires_at   timestamptz not null,
  made_at      timestamptz not null,
  made_by      text        not null,
  withdrawn_at timestamptz,
  primary key (company_id, offer_id),
  foreign key (company_id, contract_id) references contracts.contract
);
create index offer_contract on contracts.offer (company_id, contract_id);
call platform.fence('contracts.offer');
grant update (withdrawn_at) on contracts.offer to ${app};

-- Signs the links of offers.
create table contracts.link_key (
  company_id uuid  not null references platform.company,
  key        bytea not null check (octet_length(key) = 32),
  primary key (company_id)
);
call platform.fence('contracts.link_key');

-- Who signed a version, and the hash of what they signed, which is kept as a document.
create table contracts.signature (
  company_id  uuid        not null references platform.company,
  contract_id uuid        not null,
  version     int         not null,
  way         text        not null check (way in ('LINK', 'PAPER')),
  signer      text        not null check (signer <> ''),
  signed_on   date        not null,
  sha256      bytea       not null,
  document_id uuid        not null,
  offer_id    uuid,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, contract_id, version),
  foreign key (company_id, contract_id, version) references contracts.contract_version,
  foreign key (company_id, document_id) references documents.document,
  foreign key (company_id, offer_id) references contracts.offer,
  check ((way = 'LINK') = (offer_id is not null))
);
call platform.fence('contracts.signature');

-- Nothing is charged after this day.
create table contracts.contract_end (
  company_id  uuid        not null references platform.company,
  contract_id uuid        not null,
  ends_on     date        not null,
  reason      text        not null check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, contract_id),
  foreign key (company_id, contract_id) references contracts.contract
);
call platform.fence('contracts.contract_end');

create table contracts.template (
  company_id uuid        not null references platform.company,
  name       text        not null check (name <> ''),
  terms      jsonb       not null check (jsonb_typeof(terms) = 'object'),
  changed_at timestamptz not null,
  changed_by text        not null,
  primary key (company_id, name)
);
call platform.fence('contracts.template');
grant update (terms, changed_at, changed_by) on contracts.template to ${app};

create table contracts.milestone (
  company_id  uuid        not null references platform.company,
  contract_id uuid        not null,
  line        int         not null,
  reached_on  date        not null,
  evidence    text        not null check (evidence <> ''),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, contract_id, line),
  foreign key (company_id, contract_id) references contracts.contract
);
call platform.fence('contracts.milestone');

-- What the days of a line came to, by which version and which steps; without a charge when that is nothing.
create table contracts.priced_period (
  company_id   uuid          not null references platform.company,
  contract_id  uuid          not null,
  line         int           not null,
  period_from  date          not null,
  period_to    date          not null,
  version      int           not null,
  clause       text          not null,
  quantity     numeric(19,6) not null,
  currency     char(3)       not null,
  amount_minor bigint        not null check (amount_minor >= 0),
  steps        jsonb         not null check (jsonb_typeof(steps) = 'array'),
  charge_id    uuid,
  recorded_at  timestamptz   not null,
  primary key (company_id, contract_id, line, period_from),
  unique (company_id, charge_id),
  foreign key (company_id, contract_id, version) references contracts.contract_version,
  foreign key (company_id, charge_id) references contracts.charge,
  check (period_from <= period_to),
  check ((charge_id is null) = (amount_minor = 0))
);
call platform.fence('contracts.priced_period');

-- A signed text evidences its contract.
alter table documents.link drop constraint link_subject_type_check;
alter table documents.link add constraint link_subject_type_check
  check (subject_type in ('CUSTOMER', 'CHARGE', 'DRAFT', 'INVOICE', 'CREDIT_MEMO', 'PAYMENT', 'CONTRACT'));

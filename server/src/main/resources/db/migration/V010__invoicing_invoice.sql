create schema invoicing;

-- What a tax code means from a day on: a category of UNTDID 5305 (S, Z, E, AE, K, G, O) and a rate.
create table invoicing.tax_rate (
  company_id       uuid         not null references platform.company,
  tax_code         text         not null check (tax_code ~ '^[A-Z0-9_-]{1,20}$'),
  valid_from       date         not null,
  category         text         not null check (category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
  rate             numeric(7,4) not null check (rate >= 0),
  label            text         not null,
  exemption_reason text,
  recorded_at      timestamptz  not null,
  primary key (company_id, tax_code, valid_from),
  check (category = 'S' or rate = 0)
);
call platform.fence('invoicing.tax_rate');

-- How the company's documents round and are numbered; copied onto each document.
create table invoicing.policy (
  company_id      uuid not null references platform.company,
  rounding_policy text not null check (rounding_policy in ('LINE', 'DOCUMENT', 'DOCUMENT_UNROUNDED')),
  rounding_mode   text not null check (rounding_mode in ('HALF_UP', 'HALF_EVEN')),
  invoice_prefix  text not null check (invoice_prefix ~ '^[A-Z0-9]{1,10}$'),
  credit_prefix   text not null check (credit_prefix ~ '^[A-Z0-9]{1,10}$'),
  footer          text,
  primary key (company_id),
  check (invoice_prefix <> credit_prefix)
);
call platform.fence('invoicing.policy');
grant update on invoicing.policy to ${app};

-- One counter per series; taken last in the posting transaction, in ranges, so that there is no gap and no long wait.
create table invoicing.number_series (
  company_id     uuid        not null references platform.company,
  series         text        not null,
  next_number    bigint      not null,
  last_posted_at timestamptz not null,
  primary key (company_id, series)
);
call platform.fence('invoicing.number_series');
grant update (next_number, last_posted_at) on invoicing.number_series to ${app};

create table invoicing.billing_run (
  company_id uuid        not null references platform.company,
  run_id     uuid        not null,
  number     int         not null,
  through_on date        not null,
  invoice_on date        not null,
  grouping   text        not null check (grouping in ('CUSTOMER', 'CONTRACT', 'PURCHASE_ORDER')),
  customers  uuid[]      not null default '{}',
  collected  uuid,
  state      text        not null check (state in ('COLLECTING', 'GENERATED', 'POSTING', 'POSTED', 'PARTLY_FAILED', 'DISCARDED')),
  started_by text        not null,
  started_at timestamptz not null,
  posted_at  timestamptz,
  primary key (company_id, run_id),
  unique (company_id, number)
);
comment on column invoicing.billing_run.customers is 'only these; all when empty';
comment on column invoicing.billing_run.collected is 'the last customer collected: where collecting goes on';
call platform.fence('invoicing.billing_run');
grant update (state, collected, posted_at) on invoicing.billing_run to ${app};

-- What a run is going to invoice: the frozen charges of one customer (and contract or order), priced, not yet numbered.
create table invoicing.draft (
  company_id      uuid    not null references platform.company,
  draft_id        uuid    not null,
  run_id          uuid    not null,
  customer_id     uuid    not null,
  contract_number text,
  purchase_order  text,
  currency        char(3) not null,
  charges         int     not null default 0,
  net_minor       bigint  not null default 0,
  tax_minor       bigint  not null default 0,
  gross_minor     bigint  not null default 0,
  state           text    not null check (state in ('COLLECTED', 'READY', 'PARKED', 'POSTED', 'DISCARDED')),
  parked_code     text,
  parked_reason   text,
  invoice_id      uuid,
  primary key (company_id, draft_id),
  foreign key (company_id, run_id) references invoicing.billing_run,
  foreign key (company_id, customer_id) references customers.customer,
  check ((state = 'POSTED') = (invoice_id is not null)),
  check ((state = 'PARKED') = (parked_code is not null))
);
create index draft_run on invoicing.draft (company_id, run_id, state, draft_id);
call platform.fence('invoicing.draft');
grant update (charges, net_minor, tax_minor, gross_minor, state, parked_code, parked_reason, invoice_id)
  on invoicing.draft to ${app};

-- A posted invoice: immutable, so nobody holds a right to update it. What is owed on it are its open items.
create table invoicing.invoice (
  company_id        uuid        not null references platform.company,
  invoice_id        uuid        not null,
  series            text        not null,
  series_number     bigint      not null,
  number            text        not null,
  customer_id       uuid        not null,
  draft_id          uuid,
  invoice_on        date        not null,
  due_on            date        not null,
  service_from      date        not null,
  service_to        date        not null,
  currency          char(3)     not null,
  net_minor         bigint      not null,
  tax_minor         bigint      not null,
  gross_minor       bigint      not null,
  base_minor        bigint      not null,
  rate              numeric(20,10) not null,
  rounding_policy   text        not null,
  rounding_mode     text        not null,
  terms             text        not null,
  language          text        not null,
  payment_reference text        not null,
  contract_number   text,
  purchase_order    text,
  buyer             jsonb       not null,
  seller            jsonb       not null,
  footer            text,
  posted_at         timestamptz not null,
  posted_by         text        not null,
  primary key (company_id, invoice_id),
  unique (company_id, series, series_number),
  unique (company_id, number),
  unique (company_id, draft_id),
  foreign key (company_id, customer_id) references customers.customer,
  check (gross_minor = net_minor + tax_minor),
  check (due_on >= invoice_on)
);
create index invoice_day on invoicing.invoice (company_id, invoice_on desc, invoice_id desc);
create index invoice_customer on invoicing.invoice (company_id, customer_id, invoice_on desc);
call platform.fence('invoicing.invoice');

create table invoicing.invoice_line (
  company_id      uuid          not null references platform.company,
  invoice_id      uuid          not null,
  line            int           not null,
  charge_id       uuid,
  description     text          not null,
  quantity        numeric(19,6) not null,
  unit            text          not null,
  unit_price      numeric(19,6) not null,
  net_minor       bigint        not null,
  tax_code        text          not null,
  tax_category    text          not null,
  tax_rate        numeric(7,4)  not null,
  service_from    date          not null,
  service_to      date          not null,
  primary key (company_id, invoice_id, line),
  foreign key (company_id, invoice_id) references invoicing.invoice,
  foreign key (company_id, charge_id) references contracts.charge
);
create unique index invoice_line_charge on invoicing.invoice_line (company_id, charge_id) where charge_id is not null;
call platform.fence('invoicing.invoice_line');

create table invoicing.invoice_tax (
  company_id       uuid         not null references platform.company,
  invoice_id       uuid         not null,
  category         text         not null,
  rate             numeric(7,4) not null,
  base_minor       bigint       not null,
  tax_minor        bigint       not null,
  exemption_reason text,
  primary key (company_id, invoice_id, category, rate),
  foreign key (company_id, invoice_id) references invoicing.invoice
);
call platform.fence('invoicing.invoice_tax');

create table invoicing.credit_memo (
  company_id     uuid        not null references platform.company,
  credit_memo_id uuid        not null,
  invoice_id     uuid        not null,
  series         text        not null,
  series_number  bigint      not null,
  number         text        not null,
  customer_id    uuid        not null,
  credited_on    date        not null,
  currency       char(3)     not null,
  net_minor      bigint      not null,
  tax_minor      bigint      not null,
  gross_minor    bigint      not null check (gross_minor > 0),
  base_minor     bigint      not null,
  reason_code    text        not null,
  reason         text        not null check (reason <> ''),
  posted_at      timestamptz not null,
  posted_by      text        not null,
  primary key (company_id, credit_memo_id),
  unique (company_id, series, series_number),
  unique (company_id, number),
  foreign key (company_id, invoice_id) references invoicing.invoice,
  foreign key (company_id, customer_id) references customers.customer,
  check (gross_minor = net_minor + tax_minor)
);
create index credit_memo_invoice on invoicing.credit_memo (company_id, invoice_id);
create index credit_memo_day on invoicing.credit_memo (company_id, credited_on desc);
call platform.fence('invoicing.credit_memo');

create table invoicing.credit_memo_tax (
  company_id     uuid         not null references platform.company,
  credit_memo_id uuid         not null,
  category       text         not null,
  rate           numeric(7,4) not null,
  base_minor     bigint       not null,
  tax_minor      bigint       not null,
  primary key (company_id, credit_memo_id, category, rate),
  foreign key (company_id, credit_memo_id) references invoicing.credit_memo
);
call platform.fence('invoicing.credit_memo_tax');

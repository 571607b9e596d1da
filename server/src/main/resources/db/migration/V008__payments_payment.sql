create schema payments;

create table payments.bank_account (
  company_id      uuid    not null references platform.company,
  bank_account_id uuid    not null,
  name            text    not null check (name <> ''),
  iban            text,
  bic             text,
  account_number  text,
  currency        char(3) not null,
  ledger_account  text    not null,
  preferred       boolean not null default false,
  primary key (company_id, bank_account_id),
  foreign key (company_id, ledger_account) references ledger.account,
  check (iban is not null or account_number is not null)
);
create unique index bank_account_iban on payments.bank_account (company_id, iban, currency) where iban is not null;
call platform.fence('payments.bank_account');
grant update (name, bic, preferred) on payments.bank_account to ${app};

-- Money received. The amount is a fact; how much of it is allocated or was returned is a guarded counter.
create table payments.payment (
  company_id           uuid        not null references platform.company,
  payment_id           uuid        not null,
  number               text        not null,
  customer_id          uuid,
  method               text        not null check (method in ('BANK_TRANSFER', 'DIRECT_DEBIT', 'CARD', 'CHECK', 'CASH', 'OTHER')),
  currency             char(3)     not null,
  amount_minor         bigint      not null check (amount_minor > 0),
  base_minor           bigint      not null check (base_minor >= 0),
  received_on          date        not null,
  reference            text,
  payer_name           text,
  payer_account        text,
  bank_account_id      uuid        not null,
  source               text        not null,
  source_id            text        not null,
  recorded_at          timestamptz not null,
  recorded_by          text        not null,
  allocated_minor      bigint      not null default 0 check (allocated_minor >= 0),
  allocated_base_minor bigint      not null default 0,
  returned_minor       bigint      not null default 0 check (returned_minor in (0, amount_minor)),
  unapplied_minor      bigint      not null generated always as (amount_minor - allocated_minor - returned_minor) stored
                                   check (unapplied_minor >= 0),
  primary key (company_id, payment_id),
  unique (company_id, number),
  unique (company_id, source, source_id),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, bank_account_id) references payments.bank_account
);
create index payment_unapplied on payments.payment (company_id, customer_id)
  include (received_on, currency, unapplied_minor) where unapplied_minor <> 0;
create index payment_customer on payments.payment (company_id, customer_id);
create index payment_day on payments.payment (company_id, received_on desc, payment_id desc);
create index payment_recorded on payments.payment (company_id, recorded_at);
call platform.fence('payments.payment');
grant update (customer_id, allocated_minor, allocated_base_minor, returned_minor) on payments.payment to ${app};

-- The bank took the money back: a fact of its own, which reverses the payment and what it settled.
create table payments.payment_return (
  company_id  uuid        not null references platform.company,
  return_id   uuid        not null,
  payment_id  uuid        not null,
  returned_on date        not null,
  reason_code text        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, return_id),
  unique (company_id, payment_id),
  foreign key (company_id, payment_id) references payments.payment
);
create index payment_return_day on payments.payment_return (company_id, returned_on);
call platform.fence('payments.payment_return');

create table payments.number_series (
  company_id  uuid   not null references platform.company,
  year        int    not null,
  next_number bigint not null,
  primary key (company_id, year)
);
call platform.fence('payments.number_series');
grant update (next_number) on payments.number_series to ${app};

-- What a payer says a payment is for, apart from the payment itself: a fact that is never changed.
create table cashapp.advice (
  company_id    uuid        not null references platform.company,
  advice_id     uuid        not null,
  fingerprint   bytea       not null,
  source        text        not null check (source in ('CSV', 'EMAIL', 'PDF', 'EDI820', 'LOCKBOX')),
  file_id       uuid        not null,
  received_on   date        not null,
  customer_id   uuid,
  payer_name    text,
  payer_account text,
  payer_number  text,
  currency      char(3)     not null,
  amount_minor  bigint      not null check (amount_minor > 0),
  trace         text,
  paid_on       date,
  lines         int         not null,
  doubt         text,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, advice_id),
  unique (company_id, fingerprint),
  foreign key (company_id, file_id) references platform.received_file,
  foreign key (company_id, customer_id) references customers.customer
);
create index advice_recent on cashapp.advice (company_id, recorded_at desc);
create index advice_amount on cashapp.advice (company_id, amount_minor, currency);
call platform.fence('cashapp.advice');

-- What it says of each document; adjustments are negative when less is paid. A line without a document changes the whole.
create table cashapp.advice_line (
  company_id       uuid   not null references platform.company,
  advice_id        uuid   not null,
  ordinal          int    not null,
  document         text   not null,
  gross_minor      bigint,
  discount_minor   bigint not null,
  adjustment_minor bigint not null,
  reason           text,
  net_minor        bigint not null,
  primary key (company_id, advice_id, ordinal),
  foreign key (company_id, advice_id) references cashapp.advice
);
call platform.fence('cashapp.advice_line');

-- Joined to a payment, separated from it, left aside: the latest step says how it stands.
create table cashapp.advice_step (
  company_id uuid        not null references platform.company,
  advice_id  uuid        not null,
  step       int         not null check (step > 0),
  kind       text        not null check (kind in ('JOINED', 'SEPARATED', 'SET_ASIDE')),
  payment_id uuid,
  rule       text,
  reason     text,
  taken_at   timestamptz not null,
  taken_by   text        not null,
  primary key (company_id, advice_id, step),
  check ((kind = 'JOINED') = (payment_id is not null)),
  check ((kind = 'JOINED') = (rule is not null)),
  check ((kind = 'JOINED') = (reason is null)),
  foreign key (company_id, advice_id) references cashapp.advice,
  foreign key (company_id, payment_id) references payments.payment
);
create index advice_step_payment on cashapp.advice_step (company_id, payment_id) where payment_id is not null;
call platform.fence('cashapp.advice_step');

-- The payments an advice may belong to have its amount.
create index payment_amount on payments.payment (company_id, amount_minor, currency);

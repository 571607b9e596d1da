-- Money paid back: what a refund claims of a payment is no longer unapplied from the request on, and stands on an account of
-- its own until the bank has paid it out.
alter table ledger.account drop constraint account_role_check;
alter table ledger.account add constraint account_role_check
  check (role in ('RECEIVABLES', 'UNAPPLIED_CASH', 'CASH', 'REVENUE', 'TAX', 'EXCHANGE_GAIN', 'EXCHANGE_LOSS',
                  'DISCOUNT_ALLOWED', 'WRITE_OFF', 'OPENING_BALANCE', 'REFUNDS_PAYABLE'));

-- Companies that are there already get the account; the fence is lifted for this one statement.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select company_id,
       case when bool_or(number = '2150') then '2150R' else '2150' end,
       'Refunds payable', 'LIABILITY', 'REFUNDS_PAYABLE'
from ledger.account
group by company_id;
alter table ledger.account force row level security;

alter table payments.payment add column refunded_minor bigint not null default 0 check (refunded_minor >= 0);
alter table payments.payment add column refunded_base_minor bigint not null default 0;
alter table payments.payment drop column unapplied_minor;
alter table payments.payment add column unapplied_minor bigint not null
  generated always as (amount_minor - allocated_minor - returned_minor - refunded_minor) stored
  check (unapplied_minor >= 0);
create index payment_unapplied on payments.payment (company_id, customer_id)
  include (received_on, currency, unapplied_minor) where unapplied_minor <> 0;
grant update (refunded_minor, refunded_base_minor) on payments.payment to ${app};

-- What is to be paid back, to whom and where; the state is the one of its latest event.
create table payments.refund (
  company_id      uuid        not null references platform.company,
  refund_id       uuid        not null,
  number          text        not null,
  payment_id      uuid        not null,
  customer_id     uuid,
  currency        char(3)     not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  base_minor      bigint      not null check (base_minor >= 0),
  bank_account_id uuid        not null,
  beneficiary     text        not null check (beneficiary <> ''),
  iban            text,
  account         text,
  reason          text        not null check (reason <> ''),
  state           text        not null
                              check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'SENT', 'CONFIRMED', 'FAILED')),
  requested_on    date        not null,
  recorded_at     timestamptz not null,
  requested_by    text        not null,
  primary key (company_id, refund_id),
  unique (company_id, number),
  foreign key (company_id, payment_id) references payments.payment,
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, bank_account_id) references payments.bank_account,
  check (iban is not null or account is not null)
);
create index refund_payment on payments.refund (company_id, payment_id);
create index refund_customer on payments.refund (company_id, customer_id);
create index refund_waiting on payments.refund (company_id, state, bank_account_id)
  where state in ('REQUESTED', 'APPROVED', 'SENT');
call platform.fence('payments.refund');
grant update (state) on payments.refund to ${app};

-- A file of transfers as it went to the bank; its bytes are kept unchanged.
create table payments.refund_file (
  company_id      uuid        not null references platform.company,
  file_id         uuid        not null,
  bank_account_id uuid        not null,
  name            text        not null,
  currency        char(3)     not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  refunds         int         not null check (refunds > 0),
  made_at         timestamptz not null,
  made_by         text        not null,
  primary key (company_id, file_id),
  foreign key (company_id, file_id) references platform.received_file,
  foreign key (company_id, bank_account_id) references payments.bank_account
);
call platform.fence('payments.refund_file');

-- Each state once: whoever decides twice is refused here at the latest. reserved_minor is what the event takes of the
-- payment, or gives back to it.
create table payments.refund_event (
  company_id          uuid        not null references platform.company,
  event_id            uuid        not null,
  refund_id           uuid        not null,
  payment_id          uuid        not null,
  state               text        not null
                                  check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'SENT', 'CONFIRMED', 'FAILED')),
  effective_on        date        not null,
  reserved_minor      bigint      not null,
  reserved_base_minor bigint      not null,
  reason              text,
  file_id             uuid,
  recorded_at         timestamptz not null,
  recorded_by         text        not null,
  primary key (company_id, event_id),
  unique (company_id, refund_id, state),
  foreign key (company_id, refund_id) references payments.refund,
  foreign key (company_id, payment_id) references payments.payment,
  foreign key (company_id, file_id) references payments.refund_file,
  check (case state when 'REQUESTED' then reserved_minor > 0
                    when 'REJECTED' then reserved_minor < 0
                    when 'FAILED' then reserved_minor < 0
                    else reserved_minor = 0 end),
  check (file_id is null or state = 'SENT')
);
-- A request is decided one way, and a payment out ends one way.
create unique index refund_event_decided on payments.refund_event (company_id, refund_id)
  where state in ('APPROVED', 'REJECTED');
create unique index refund_event_ended on payments.refund_event (company_id, refund_id)
  where state in ('REJECTED', 'CONFIRMED', 'FAILED');
create index refund_event_payment on payments.refund_event (company_id, payment_id);
create index refund_event_day on payments.refund_event (company_id, effective_on);
create index refund_event_recorded on payments.refund_event (company_id, recorded_at);
call platform.fence('payments.refund_event');

-- Above which amount, in the company's currency, a refund takes more than an approver; the latest row holds, none is no limit.
create table payments.refund_limit (
  company_id   uuid        not null references platform.company,
  limit_id     uuid        not null,
  amount_minor bigint      check (amount_minor >= 0),
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, limit_id)
);
comment on column payments.refund_limit.amount_minor is 'NULL: no limit any more';
create index refund_limit_latest on payments.refund_limit (company_id, recorded_at desc);
call platform.fence('payments.refund_limit');

create table payments.refund_series (
  company_id  uuid   not null references platform.company,
  year        int    not null,
  next_number bigint not null,
  primary key (company_id, year)
);
call platform.fence('payments.refund_series');
grant update (next_number) on payments.refund_series to ${app};

-- Money that was paid in another currency than the bank booked it in: what is unapplied of a payment is exchanged into a new
-- payment of the amount that was paid. Both meet on an account of their own, which is nothing in the company's currency.
alter table ledger.account drop constraint account_role_check;
alter table ledger.account add constraint account_role_check
  check (role in ('RECEIVABLES', 'UNAPPLIED_CASH', 'CASH', 'REVENUE', 'TAX', 'EXCHANGE_GAIN', 'EXCHANGE_LOSS',
                  'DISCOUNT_ALLOWED', 'WRITE_OFF', 'OPENING_BALANCE', 'REFUNDS_PAYABLE', 'RETURN_FEES', 'BANK_CHARGES',
                  'SMALL_DIFFERENCES', 'UNDEPOSITED_FUNDS', 'LINES_TO_CLARIFY', 'OTHER_BANK_MOVEMENTS', 'PROVIDER_CLEARING',
                  'DISPUTED_PAYMENTS', 'PAYMENT_FEES', 'EXCHANGE_CLEARING'));

-- Companies that are there already get the account; the fence is lifted for this one statement.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select company_id, case when bool_or(number = '1095') then '1095X' else '1095' end, 'Exchange clearing', 'ASSET',
       'EXCHANGE_CLEARING'
from ledger.account
group by company_id;
alter table ledger.account force row level security;

alter table payments.payment add column exchanged_minor bigint not null default 0 check (exchanged_minor >= 0);
alter table payments.payment add column exchanged_base_minor bigint not null default 0;
alter table payments.payment drop column unapplied_minor;
alter table payments.payment add column unapplied_minor bigint not null
  generated always as (amount_minor - allocated_minor - returned_minor - refunded_minor - exchanged_minor) stored
  check (unapplied_minor >= 0);
create index payment_unapplied on payments.payment (company_id, customer_id)
  include (received_on, currency, unapplied_minor) where unapplied_minor <> 0;
grant update (exchanged_minor, exchanged_base_minor) on payments.payment to ${app};

-- One exchange, or the undoing of one, which has the same amounts and says which it undoes.
create table payments.payment_exchange (
  company_id      uuid        not null references platform.company,
  exchange_id     uuid        not null,
  from_payment_id uuid        not null,
  to_payment_id   uuid        not null,
  from_currency   char(3)     not null,
  from_minor      bigint      not null check (from_minor > 0),
  to_currency     char(3)     not null,
  to_minor        bigint      not null check (to_minor > 0),
  base_minor      bigint      not null check (base_minor >= 0),
  effective_on    date        not null,
  rule            text        not null check (rule <> ''),
  reason          text,
  reverses_id     uuid,
  recorded_at     timestamptz not null,
  recorded_by     text        not null,
  primary key (company_id, exchange_id),
  unique (company_id, reverses_id),
  foreign key (company_id, from_payment_id) references payments.payment,
  foreign key (company_id, to_payment_id) references payments.payment,
  foreign key (company_id, reverses_id) references payments.payment_exchange,
  check (from_payment_id <> to_payment_id),
  check (from_currency <> to_currency),
  check ((reverses_id is null) = (reason is null))
);
create unique index payment_exchange_to on payments.payment_exchange (company_id, to_payment_id) where reverses_id is null;
create index payment_exchange_from on payments.payment_exchange (company_id, from_payment_id);
create index payment_exchange_day on payments.payment_exchange (company_id, effective_on);
create index payment_exchange_recorded on payments.payment_exchange (company_id, recorded_at);
call platform.fence('payments.payment_exchange');

-- What exchanges take of the unapplied amount of payments, or give back. What a new payment gets is its own amount; undoing
-- takes all of it.
create view payments.exchange_move with (security_invoker = true) as
select company_id, exchange_id, from_payment_id as payment_id, from_currency as currency,
       case when reverses_id is null then from_minor else -from_minor end as amount_minor,
       case when reverses_id is null then base_minor else -base_minor end as base_minor,
       effective_on, recorded_at
from payments.payment_exchange
union all
select company_id, exchange_id, to_payment_id, to_currency, to_minor, base_minor, effective_on, recorded_at
from payments.payment_exchange
where reverses_id is not null;

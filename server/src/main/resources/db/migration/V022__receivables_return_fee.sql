-- What a customer is charged when a payment comes back, by dated rules; and mandates that are blocked after returns in a row
-- and may be freed again by a person.
alter table ledger.account drop constraint account_role_check;
alter table ledger.account add constraint account_role_check
  check (role in ('RECEIVABLES', 'UNAPPLIED_CASH', 'CASH', 'REVENUE', 'TAX', 'EXCHANGE_GAIN', 'EXCHANGE_LOSS',
                  'DISCOUNT_ALLOWED', 'WRITE_OFF', 'OPENING_BALANCE', 'REFUNDS_PAYABLE', 'RETURN_FEES'));

-- Companies that are there already get the account; the fence is lifted for this one statement.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select company_id,
       case when bool_or(number = '4700') then '4700F' else '4700' end,
       'Return fees', 'REVENUE', 'RETURN_FEES'
from ledger.account
group by company_id;
alter table ledger.account force row level security;

alter table receivables.open_item drop constraint open_item_kind_check;
alter table receivables.open_item add constraint open_item_kind_check
  check (kind in ('INVOICE', 'OPENING', 'CREDIT', 'FEE'));

-- From a day on, a return by this method for this class of reasons costs so much; NULL stands for any. Nothing is changed
-- or deleted: a later row holds, and one of zero ends the fee.
create table receivables.return_fee_rule (
  company_id   uuid         not null references platform.company,
  rule_id      uuid         not null,
  valid_from   date         not null,
  method       text         check (method in ('BANK_TRANSFER', 'DIRECT_DEBIT', 'CARD', 'CHECK', 'CASH', 'OTHER')),
  reason       text         check (reason in ('FUNDS', 'ACCOUNT', 'MANDATE', 'REFUSED', 'BANK', 'OTHER')),
  currency     char(3)      not null,
  amount_minor bigint       not null check (amount_minor >= 0),
  tax_percent  numeric(7,4) not null check (tax_percent between 0 and 100),
  due_days     int          not null check (due_days between 0 and 90),
  recorded_at  timestamptz  not null,
  recorded_by  text         not null,
  primary key (company_id, rule_id)
);
comment on column receivables.return_fee_rule.method is 'NULL: any method';
comment on column receivables.return_fee_rule.reason is 'NULL: any reason that is not the bank''s own';
create index return_fee_rule_from on receivables.return_fee_rule (company_id, valid_from desc);
call platform.fence('receivables.return_fee_rule');

-- The fee of a return, one for each at most; its open item has the fee as its document.
create table receivables.return_fee (
  company_id  uuid        not null references platform.company,
  fee_id      uuid        not null,
  return_id   uuid        not null,
  payment_id  uuid        not null,
  customer_id uuid        not null,
  rule_id     uuid        not null,
  number      text        not null,
  charged_on  date        not null,
  currency    char(3)     not null,
  net_minor   bigint      not null check (net_minor > 0),
  tax_minor   bigint      not null check (tax_minor >= 0),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, fee_id),
  unique (company_id, return_id),
  unique (company_id, number),
  foreign key (company_id, return_id) references payments.payment_return,
  foreign key (company_id, payment_id) references payments.payment,
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, rule_id) references receivables.return_fee_rule
);
create index return_fee_payment on receivables.return_fee (company_id, payment_id);
create index return_fee_customer on receivables.return_fee (company_id, customer_id);
call platform.fence('receivables.return_fee');

alter table payments.creditor add column most_returns int not null default 3 check (most_returns between 1 and 20);
comment on column payments.creditor.most_returns is 'So many debits sent back in a row block their mandate';
grant update (most_returns) on payments.creditor to ${app};
alter table payments.mandate add column unblocked_at timestamptz;
grant update (unblocked_at) on payments.mandate to ${app};

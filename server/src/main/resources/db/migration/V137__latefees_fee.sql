-- Late fees and interest: dated rules, the fees they led to, each an open item of its own and unique for its item, rule and
-- period (RULE-12), and what was waived of them.
do $$
declare
  known text[];
  more  record;
begin
  for more in
    select *
    from (values ('ledger.account', 'account_role_check', 'role', 'LATE_FEES'),
                 ('receivables.open_item', 'open_item_kind_check', 'kind', 'LATE_FEE'),
                 ('receivables.allocation', 'allocation_kind_check', 'kind', 'WAIVER'),
                 ('approvals.matrix', 'matrix_kind_check', 'kind', 'FEE_WAIVER'),
                 ('approvals.request', 'request_kind_check', 'kind', 'FEE_WAIVER'))
         as addition (relation, name, field, word)
  loop
    select array_agg(word)
    into known
    from pg_constraint c
    cross join regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''', 'g') as literal
    cross join regexp_split_to_table(literal[1], '[{},]') as word
    where word <> ''
      and c.conrelid = more.relation::regclass
      and c.conname = more.name;
    execute format('alter table %s drop constraint %I', more.relation, more.name);
    execute format('alter table %s add constraint %I check (%I = any (array[%s]))', more.relation, more.name, more.field,
                   (select string_agg(quote_literal(word), ', ') from unnest(known || more.word) as word));
  end loop;
end
$$;

-- Companies that are there already get the account; the fence is lifted for this one statement.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select company_id, case when bool_or(number = '4720') then '4720L' else '4720' end, 'Late fees and interest', 'REVENUE',
       'LATE_FEES'
from ledger.account
group by company_id;
alter table ledger.account force row level security;

create schema latefees;

create table latefees.rule (
  company_id  uuid        not null references platform.company,
  rule_id     uuid        not null,
  name        text        not null check (length(name) between 1 and 80),
  basis       text        not null check (basis in ('STATUTORY', 'CONTRACTUAL')),
  debtors     text        not null check (debtors in ('ALL', 'BUSINESSES', 'PERSONS')),
  country     char(2),
  currency    char(3)     not null,
  valid_from  date        not null,
  due_days    int         not null check (due_days between 0 and 90),
  definition  jsonb       not null check (jsonb_typeof(definition) = 'object'),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, rule_id)
);
comment on column latefees.rule.country is 'NULL: debtors of any country';
comment on column latefees.rule.valid_from is 'the rule bears on items that fall due from this day on, never on older ones';
call platform.fence('latefees.rule');

create table latefees.rule_end (
  company_id  uuid        not null references platform.company,
  rule_id     uuid        not null,
  ended_on    date        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, rule_id),
  foreign key (company_id, rule_id) references latefees.rule
);
comment on column latefees.rule_end.ended_on is 'months that end later charge nothing by the rule';
call platform.fence('latefees.rule_end');

-- Rates that rules refer to, such as the one of the European Central Bank; a company adds what Tallystick does not bring.
create table latefees.reference_rate (
  company_id  uuid          not null references platform.company,
  reference   text          not null check (reference ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  from_on     date          not null,
  through_on  date          not null check (through_on >= from_on),
  percent     numeric(7, 4) not null,
  source      text          not null check (length(source) between 1 and 200),
  recorded_at timestamptz   not null,
  recorded_by text          not null,
  primary key (company_id, reference, from_on)
);
call platform.fence('latefees.reference_rate');

create table latefees.policy (
  company_id  uuid        not null references platform.company,
  recorded_at timestamptz not null,
  automatic   boolean     not null,
  recorded_by text        not null,
  primary key (company_id, recorded_at)
);
comment on column latefees.policy.automatic is 'fees of a month are charged when it has ended, without anybody asking';
call platform.fence('latefees.policy');

-- What a customer is sent: the fees of a month in a currency under one number.
create table latefees.note (
  company_id  uuid        not null references platform.company,
  note_id     uuid        not null,
  series      text        not null,
  series_number bigint    not null check (series_number > 0),
  number      text        not null,
  customer_id uuid        not null,
  month       char(7)     not null,
  note_on     date        not null,
  currency    char(3)     not null,
  amount_minor bigint     not null check (amount_minor > 0),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, note_id),
  unique (company_id, series, series_number),
  unique (company_id, number),
  foreign key (company_id, customer_id) references customers.customer
);
create index note_customer on latefees.note (company_id, customer_id);
call platform.fence('latefees.note');

create table latefees.fee (
  company_id   uuid   not null references platform.company,
  fee_id       uuid   not null,
  note_id      uuid   not null,
  position     int    not null check (position > 0),
  rule_id      uuid   not null,
  late_item_id uuid   not null,
  period       text   not null check (period <> ''),
  fee_item_id  uuid   not null,
  from_on      date   not null,
  through_on   date   not null check (through_on >= from_on),
  base_minor   bigint not null check (base_minor > 0),
  amount_minor bigint not null check (amount_minor > 0),
  spans        jsonb  not null check (jsonb_typeof(spans) = 'array'),
  primary key (company_id, fee_id),
  unique (company_id, late_item_id, rule_id, period),
  unique (company_id, note_id, position),
  unique (company_id, fee_item_id),
  foreign key (company_id, note_id) references latefees.note,
  foreign key (company_id, rule_id) references latefees.rule,
  foreign key (company_id, late_item_id) references receivables.open_item (company_id, open_item_id),
  foreign key (company_id, fee_item_id) references receivables.open_item (company_id, open_item_id)
);
comment on column latefees.fee.base_minor is 'what was open of the late item when it was charged';
comment on column latefees.fee.spans is 'interest: how it adds up since the item was due';
create index fee_rule on latefees.fee (company_id, rule_id);
call platform.fence('latefees.fee');

create table latefees.waiver (
  company_id    uuid        not null references platform.company,
  waiver_id     uuid        not null,
  fee_id        uuid        not null,
  allocation_id uuid        not null,
  reason        text        not null check (reason <> ''),
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, waiver_id),
  unique (company_id, allocation_id),
  foreign key (company_id, fee_id) references latefees.fee,
  foreign key (company_id, allocation_id) references receivables.allocation
);
create index waiver_fee on latefees.waiver (company_id, fee_id);
call platform.fence('latefees.waiver');

create table latefees.number_series (
  company_id  uuid   not null references platform.company,
  series      text   not null,
  next_number bigint not null check (next_number > 0),
  primary key (company_id, series)
);
call platform.fence('latefees.number_series');
grant update (next_number) on latefees.number_series to ${app};

-- A fee that is waived moves the balance, and is no write-off.
create or replace view receivables.account_movement with (security_invoker = true) as
select company_id, customer_id, currency, posted_on as day, recorded_at,
       case kind when 'CREDIT' then 'CREDIT_MEMO' else kind end as kind, number, document_id as subject_id, amount_minor
from receivables.open_item
where kind <> 'REFUND'
union all
select company_id, customer_id, currency, received_on, recorded_at, 'PAYMENT', number, payment_id, -amount_minor
from payments.payment
union all
select p.company_id, p.customer_id, p.currency, r.returned_on, r.recorded_at, 'RETURN', p.number, p.payment_id, p.amount_minor
from payments.payment p
join payments.payment_return r on r.company_id = p.company_id and r.payment_id = p.payment_id
union all
select r.company_id, r.customer_id, r.currency, e.effective_on, e.recorded_at,
       case when e.reserved_minor > 0 then 'REFUND' else 'REFUND_BACK' end, r.number, r.refund_id, e.reserved_minor
from payments.refund r
join payments.refund_event e on e.company_id = r.company_id and e.refund_id = r.refund_id
where e.reserved_minor <> 0
union all
select p.company_id, p.customer_id, p.currency, m.effective_on, m.recorded_at, 'EXCHANGE', p.number, p.payment_id,
       m.amount_minor
from payments.payment p
join payments.exchange_move m on m.company_id = p.company_id and m.payment_id = p.payment_id
union all
select i.company_id, i.customer_id, i.currency, a.effective_on, a.recorded_at,
       case when a.kind in ('DISCOUNT', 'BANK_FEE', 'SMALL_DIFFERENCE', 'WRITE_OFF', 'WAIVER') then a.kind
            else 'TRANSFER' end,
       i.number, i.document_id, -a.amount_minor
from receivables.open_item i
join receivables.allocation a on a.company_id = i.company_id and a.open_item_id = i.open_item_id
left join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
left join receivables.open_item c on c.company_id = a.company_id and c.open_item_id = a.credit_item_id
where a.kind in ('DISCOUNT', 'BANK_FEE', 'SMALL_DIFFERENCE', 'WRITE_OFF', 'WAIVER')
   or coalesce(p.customer_id, c.customer_id) <> i.customer_id
union all
select p.company_id, p.customer_id, p.currency, a.effective_on, a.recorded_at, 'TRANSFER', i.number, i.document_id,
       a.amount_minor
from payments.payment p
join receivables.allocation a on a.company_id = p.company_id and a.payment_id = p.payment_id
join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
where i.customer_id <> p.customer_id
union all
select c.company_id, c.customer_id, c.currency, a.effective_on, a.recorded_at, 'TRANSFER', i.number, i.document_id,
       a.amount_minor
from receivables.open_item c
join receivables.allocation a on a.company_id = c.company_id and a.credit_item_id = c.open_item_id
join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
where i.customer_id <> c.customer_id;

create schema ledger;

create table ledger.account (
  company_id uuid not null references platform.company,
  number     text not null check (number ~ '^[0-9A-Z][0-9A-Z.-]{0,19}$'),
  name       text not null check (name <> ''),
  kind       text not null check (kind in ('ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE')),
  role       text check (role in ('RECEIVABLES', 'UNAPPLIED_CASH', 'CASH', 'REVENUE', 'TAX', 'EXCHANGE_GAIN',
                                  'EXCHANGE_LOSS', 'DISCOUNT_ALLOWED', 'WRITE_OFF', 'OPENING_BALANCE')),
  closed_on  date,
  primary key (company_id, number),
  unique (company_id, role)
);
call platform.fence('ledger.account');
grant update (name, closed_on) on ledger.account to ${app};

create table ledger.period (
  company_id uuid not null references platform.company,
  starts_on  date not null,
  ends_on    date not null,
  state      text not null check (state in ('OPEN', 'CLOSED')),
  primary key (company_id, starts_on),
  check (starts_on <= ends_on)
);
call platform.fence('ledger.period');
grant update (state) on ledger.period to ${app};

create table ledger.period_change (
  company_id uuid        not null references platform.company,
  change_id  uuid        not null,
  starts_on  date        not null,
  state      text        not null check (state in ('OPEN', 'CLOSED')),
  reason     text,
  changed_at timestamptz not null,
  changed_by text        not null,
  primary key (company_id, change_id),
  foreign key (company_id, starts_on) references ledger.period
);
call platform.fence('ledger.period_change');

create table ledger.entry (
  company_id   uuid        not null references platform.company,
  entry_id     uuid        not null,
  posted_on    date        not null,
  period_on    date        not null,
  source_type  text        not null,
  source_id    uuid        not null,
  description  text        not null,
  reverses_id  uuid,
  recorded_at  timestamptz not null,
  primary key (company_id, entry_id),
  unique (company_id, source_type, source_id),
  unique (company_id, reverses_id),
  foreign key (company_id, period_on) references ledger.period,
  foreign key (company_id, reverses_id) references ledger.entry (company_id, entry_id),
  check (posted_on >= period_on)
);
create index entry_day on ledger.entry (company_id, posted_on, entry_id);
call platform.fence('ledger.entry');

-- Debit positive, credit negative, in the currency of the deed and in the company's own. An exchange difference exists in
-- the company's currency only: amount_minor is 0.
create table ledger.posting (
  company_id   uuid    not null references platform.company,
  entry_id     uuid    not null,
  line         int     not null,
  account      text    not null,
  posted_on    date    not null,
  currency     char(3) not null,
  amount_minor bigint  not null,
  base_minor   bigint  not null,
  customer_id  uuid,
  primary key (company_id, entry_id, line),
  foreign key (company_id, entry_id) references ledger.entry,
  foreign key (company_id, account) references ledger.account,
  check (amount_minor <> 0 or base_minor <> 0)
);
create index posting_account on ledger.posting (company_id, account, posted_on) include (currency, amount_minor, base_minor);
call platform.fence('ledger.posting');

-- Refuses what does not balance, whoever writes it: an entry's postings are inserted by one statement and sum to zero in
-- every currency and in the company's own.
create function ledger.refuse_unbalanced() returns trigger
  language plpgsql
  as $$
declare
  offender uuid;
begin
  select entry_id into offender
  from (select entry_id, currency, sum(amount_minor) as amount from inserted group by company_id, entry_id, currency) t
  where amount <> 0
  limit 1;
  if offender is null then
    select entry_id into offender
    from inserted
    group by company_id, entry_id
    having sum(base_minor) <> 0 or count(*) < 2
    limit 1;
  end if;
  if offender is not null then
    raise exception 'entry % does not balance', offender using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create trigger balanced after insert on ledger.posting
  referencing new table as inserted
  for each statement execute function ledger.refuse_unbalanced();

-- What one unit of the currency is worth in the company's own; a rate never changes, the next day has its own.
create table ledger.exchange_rate (
  company_id  uuid           not null references platform.company,
  currency    char(3)        not null,
  valid_on    date           not null,
  rate        numeric(20,10) not null check (rate > 0),
  source      text           not null,
  recorded_at timestamptz    not null,
  primary key (company_id, currency, valid_on)
);
call platform.fence('ledger.exchange_rate');

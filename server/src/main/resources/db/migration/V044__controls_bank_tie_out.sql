-- The ledger's bank account follows the bank line by line: what a line is while nobody knows, what it is when it is nothing of
-- ours, and checks and cash that are not at the bank yet have accounts of their own.
alter table ledger.account drop constraint account_role_check;
alter table ledger.account add constraint account_role_check
  check (role in ('RECEIVABLES', 'UNAPPLIED_CASH', 'CASH', 'REVENUE', 'TAX', 'EXCHANGE_GAIN', 'EXCHANGE_LOSS',
                  'DISCOUNT_ALLOWED', 'WRITE_OFF', 'OPENING_BALANCE', 'REFUNDS_PAYABLE', 'RETURN_FEES', 'BANK_CHARGES',
                  'SMALL_DIFFERENCES', 'UNDEPOSITED_FUNDS', 'LINES_TO_CLARIFY', 'OTHER_BANK_MOVEMENTS'));

-- Companies that are there already get the accounts; the fence is lifted for this one statement.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select a.company_id,
       case when bool_or(a.number = r.number) then r.number || 'B' else r.number end,
       r.name, 'ASSET', r.role
from ledger.account a
cross join (values ('1050', 'Undeposited funds', 'UNDEPOSITED_FUNDS'),
                   ('1080', 'Bank lines to clarify', 'LINES_TO_CLARIFY'),
                   ('1090', 'Other bank movements', 'OTHER_BANK_MOVEMENTS')) as r (number, name, role)
group by a.company_id, r.number, r.name, r.role;
alter table ledger.account force row level security;

-- One comparison of bank, ledger and sub-ledgers, with how many breaks it found.
create table controls.tie_out_run (
  company_id  uuid        not null references platform.company,
  run_id      uuid        not null,
  business_on date        not null,
  breaks      int         not null check (breaks >= 0),
  recorded_at timestamptz not null,
  primary key (company_id, run_id)
);
create index tie_out_run_recent on controls.tie_out_run (company_id, business_on desc, recorded_at desc);
call platform.fence('controls.tie_out_run');

-- Comparisons of before have no run.
alter table controls.tie_out add column run_id uuid;
alter table controls.tie_out add foreign key (company_id, run_id) references controls.tie_out_run;
create index tie_out_of_run on controls.tie_out (company_id, run_id);
alter table controls.tie_out drop constraint tie_out_control_check;
alter table controls.tie_out add constraint tie_out_control_check
  check (control in ('RECEIVABLES', 'UNAPPLIED_CASH', 'UNDEPOSITED_FUNDS'));

-- What the bank says of an account, what the ledger has, and how much of the difference is on its way.
create table controls.bank_tie_out (
  company_id       uuid    not null references platform.company,
  run_id           uuid    not null,
  bank_account_id  uuid    not null,
  name             text    not null,
  currency         char(3) not null,
  statement_id     uuid,
  statement_on     date,
  bank_minor       bigint,
  ledger_minor     bigint  not null,
  in_transit_minor bigint  not null,
  primary key (company_id, run_id, bank_account_id),
  foreign key (company_id, run_id) references controls.tie_out_run,
  check ((bank_minor is null) = (statement_on is null))
);
comment on column controls.bank_tie_out.bank_minor is 'NULL: no statement with a balance ended on the day or before';
call platform.fence('controls.bank_tie_out');

-- What a comparison names: movements on their way, which explain a difference, and breaks.
create table controls.tie_out_item (
  company_id      uuid    not null references platform.company,
  run_id          uuid    not null,
  ordinal         int     not null,
  bank_account_id uuid,
  kind            text    not null check (kind in ('IN_TRANSIT', 'OVERDUE', 'STATEMENT_MISSING', 'STATEMENT_TOTALS',
                                                   'LINE_NOT_BOOKED', 'FOREIGN_ENTRY', 'UNEXPLAINED', 'CONTROL')),
  subject_type    text    not null,
  subject_id      text    not null,
  currency        char(3) not null,
  amount_minor    bigint  not null,
  since_on        date,
  sentence        text    not null,
  primary key (company_id, run_id, ordinal),
  foreign key (company_id, run_id) references controls.tie_out_run
);
call platform.fence('controls.tie_out_item');

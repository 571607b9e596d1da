-- What a customer pays before the work is done: owed to them until invoices deduct it.
do $$
declare
  roles text[];
begin
  select array_agg(role[1])
  into roles
  from pg_constraint c
  cross join regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') as role
  where c.conrelid = 'ledger.account'::regclass
    and c.conname = 'account_role_check';
  roles := roles || array['CUSTOMER_DEPOSITS'];
  alter table ledger.account drop constraint account_role_check;
  execute format('alter table ledger.account add constraint account_role_check check (role = any (%L::text[]))', roles);
end
$$;

-- Companies that are there already get the account; the fence is lifted for this one statement.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select company_id, case when bool_or(number = '2120') then '2120D' else '2120' end, 'Customer deposits', 'LIABILITY',
       'CUSTOMER_DEPOSITS'
from ledger.account
group by company_id;
alter table ledger.account force row level security;

-- An invoice that asks for a deposit or a retainer. Invoices of the customer deduct it, of one contract where it names one.
create table invoicing.invoice_deposit (
  company_id      uuid not null references platform.company,
  invoice_id      uuid not null,
  customer_id     uuid not null,
  kind            text not null check (kind in ('DEPOSIT', 'RETAINER')),
  contract_number text,
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references invoicing.invoice,
  foreign key (company_id, customer_id) references customers.customer
);
create index invoice_deposit_customer on invoicing.invoice_deposit (company_id, customer_id);
call platform.fence('invoicing.invoice_deposit');

-- What an invoice deducts of a deposit, with the tax that was on it.
create table invoicing.invoice_deduction (
  company_id    uuid         not null references platform.company,
  invoice_id    uuid         not null,
  deposit_id    uuid         not null,
  category      text         not null,
  rate          numeric(7,4) not null,
  base_minor    bigint       not null check (base_minor >= 0),
  tax_minor     bigint       not null check (tax_minor >= 0),
  primary key (company_id, invoice_id, deposit_id, category, rate),
  foreign key (company_id, invoice_id) references invoicing.invoice,
  foreign key (company_id, deposit_id) references invoicing.invoice_deposit (company_id, invoice_id)
);
create index invoice_deduction_deposit on invoicing.invoice_deduction (company_id, deposit_id);
call platform.fence('invoicing.invoice_deduction');

alter table invoicing.invoice_line add column deposit_id uuid;
comment on column invoicing.invoice_line.deposit_id is 'the deposit it asks for, or, negative, deducts';

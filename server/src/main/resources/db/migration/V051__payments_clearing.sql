-- Money that a payment provider holds for the company: an account to be cleared, one for each provider and currency, and what
-- becomes of it while the payer disputes the payment.
-- The roles there are stay, whichever migrations brought them.
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
  roles := roles || array['PROVIDER_CLEARING', 'DISPUTED_PAYMENTS', 'PAYMENT_FEES'];
  alter table ledger.account drop constraint account_role_check;
  execute format('alter table ledger.account add constraint account_role_check check (role = any (%L::text[]))', roles);
end
$$;

-- Companies that are there already get the accounts; the fence is lifted for this one statement.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select c.company_id, case when taken.number is null then n.number else n.number || 'P' end, n.name, n.kind, n.role
from (select distinct company_id from ledger.account) c
cross join (values ('1070', 'Provider clearing', 'ASSET', 'PROVIDER_CLEARING'),
                   ('1250', 'Disputed payments', 'ASSET', 'DISPUTED_PAYMENTS'),
                   ('6720', 'Payment fees', 'EXPENSE', 'PAYMENT_FEES')) as n (number, name, kind, role)
left join ledger.account taken on taken.company_id = c.company_id and taken.number = n.number;
alter table ledger.account force row level security;

alter table payments.bank_account add column provider text check (provider <> '');
comment on column payments.bank_account.provider is 'Who holds the money until it is paid out; NULL: a bank';
alter table payments.bank_account drop constraint bank_account_check;
alter table payments.bank_account add constraint bank_account_check
  check (iban is not null or account_number is not null or provider is not null);
create unique index bank_account_provider on payments.bank_account (company_id, provider, currency)
  where provider is not null;

alter table payments.payment add column disputed boolean not null default false;
comment on column payments.payment.disputed is 'The provider took the money out of the clearing account until the dispute ends';
grant update (disputed) on payments.payment to ${app};

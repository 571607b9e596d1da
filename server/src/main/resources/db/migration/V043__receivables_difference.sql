-- Bank charges and small differences settle beside a payment like a discount does, and credits are taken along by one: all
-- of it is taken back with the payment.
alter table ledger.account drop constraint account_role_check;
alter table ledger.account add constraint account_role_check
  check (role in ('RECEIVABLES', 'UNAPPLIED_CASH', 'CASH', 'REVENUE', 'TAX', 'EXCHANGE_GAIN', 'EXCHANGE_LOSS',
                  'DISCOUNT_ALLOWED', 'WRITE_OFF', 'OPENING_BALANCE', 'REFUNDS_PAYABLE', 'RETURN_FEES', 'BANK_CHARGES',
                  'SMALL_DIFFERENCES'));

-- Companies that are there already get the accounts; the fence is lifted for these statements.
alter table ledger.account no force row level security;
insert into ledger.account (company_id, number, name, kind, role)
select company_id, case when bool_or(number = '6700') then '6700B' else '6700' end, 'Bank charges', 'EXPENSE', 'BANK_CHARGES'
from ledger.account
group by company_id;
insert into ledger.account (company_id, number, name, kind, role)
select company_id, case when bool_or(number = '6750') then '6750S' else '6750' end, 'Small differences', 'EXPENSE',
       'SMALL_DIFFERENCES'
from ledger.account
group by company_id;
alter table ledger.account force row level security;

alter table receivables.allocation drop constraint allocation_kind_check;
alter table receivables.allocation add constraint allocation_kind_check
  check (kind in ('PAYMENT', 'CREDIT', 'DISCOUNT', 'BANK_FEE', 'SMALL_DIFFERENCE', 'WRITE_OFF'));
alter table receivables.allocation drop constraint allocation_check3;
alter table receivables.allocation add constraint allocation_granted_check
  check (case when granted_with_id is null then kind not in ('BANK_FEE', 'SMALL_DIFFERENCE')
              else kind in ('DISCOUNT', 'BANK_FEE', 'SMALL_DIFFERENCE', 'CREDIT') end);

-- severity: STOP
-- title: The trial balance is zero
-- meaning: All accounts together come to zero, in every currency and in the company's own.
select currency, 'trial balance' as subject_type, currency::text as subject_id, '0' as expected,
       sum(amount_minor)::text as actual, 'all accounts' as detail
from ledger.posting
where company_id = :company
group by currency
having sum(amount_minor) <> 0
union all
select null, 'trial balance', 'base', '0', sum(base_minor)::text, 'all accounts, in the company''s currency'
from ledger.posting
where company_id = :company
having sum(base_minor) <> 0

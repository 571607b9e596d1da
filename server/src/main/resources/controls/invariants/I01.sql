-- severity: STOP
-- title: Every journal entry balances
-- meaning: In each entry debits equal credits, in every currency and in the company's own.
select currency, 'entry' as subject_type, entry_id::text as subject_id, '0' as expected, sum(amount_minor)::text as actual,
       'debits less credits' as detail
from ledger.posting
where company_id = :company
group by entry_id, currency
having sum(amount_minor) <> 0
union all
select null, 'entry', entry_id::text, '0', sum(base_minor)::text, 'debits less credits in the company''s currency'
from ledger.posting
where company_id = :company
group by entry_id
having sum(base_minor) <> 0

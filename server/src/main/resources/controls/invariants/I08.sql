-- severity: STOP
-- title: A reversal mirrors its entry exactly, once
-- meaning: An entry that reverses another one has its postings with the opposite sign, and there is at most one.
with pair as (
  select e.entry_id as reversal, p.account, p.currency, p.amount_minor, p.base_minor
  from ledger.entry e
  join ledger.posting p on p.company_id = e.company_id and p.entry_id in (e.entry_id, e.reverses_id)
  where e.company_id = :company
    and e.reverses_id is not null
)
select currency, 'entry' as subject_type, reversal::text as subject_id, '0' as expected,
       coalesce(nullif(sum(amount_minor), 0), sum(base_minor))::text as actual,
       'account ' || account || ', both entries together' as detail
from pair
group by reversal, account, currency
having sum(amount_minor) <> 0 or sum(base_minor) <> 0
union all
select null, 'entry', reverses_id::text, '1', count(*)::text, 'reversals'
from ledger.entry
where company_id = :company
  and reverses_id is not null
group by reverses_id
having count(*) > 1

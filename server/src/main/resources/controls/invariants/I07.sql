-- severity: STOP
-- title: Nothing was posted into a closed month
-- meaning: No entry was recorded while the month of its posting date was closed.
select null as currency, 'entry' as subject_type, e.entry_id::text as subject_id, 'recorded while open' as expected,
       'recorded ' || e.recorded_at as actual,
       'posted on ' || e.posted_on || ', month closed ' || c.changed_at as detail
from ledger.entry e
cross join lateral (
  select state, changed_at
  from ledger.period_change
  where company_id = e.company_id
    and starts_on = e.period_on
    and changed_at < e.recorded_at
  order by changed_at desc, change_id desc
  limit 1
) c
where e.company_id = :company
  and c.state = 'CLOSED'
union all
select null, 'entry', entry_id::text, date_trunc('month', posted_on)::date::text, period_on::text, 'month of the posting'
from ledger.entry
where company_id = :company
  and period_on <> date_trunc('month', posted_on)::date

-- severity: STOP
-- title: Receivables equal the open items
-- meaning: The receivables account equals the sum of the open items today and on every day in the past. A row names the day on which the two parted.
with movement as (
  select p.posted_on as day, p.currency, p.amount_minor as ledger, p.base_minor as ledger_base, 0::bigint as items,
         0::bigint as items_base
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account and a.role = 'RECEIVABLES'
  where p.company_id = :company
  union all
  select posted_on, currency, 0, 0, amount_minor, base_minor
  from receivables.open_item
  where company_id = :company
  union all
  select effective_on, currency, 0, 0, case when credit_item_id is null then -amount_minor else 0 end,
         case when credit_item_id is null then -base_minor else source_base_minor - base_minor end
  from receivables.allocation
  where company_id = :company
),
daily as (
  select day, currency, sum(ledger) as ledger, sum(ledger_base) as ledger_base, sum(items) as items,
         sum(items_base) as items_base
  from movement
  group by day, currency
),
today as (
  select coalesce(l.currency, i.currency) as currency, coalesce(l.ledger, 0) as ledger, coalesce(i.items, 0) as items
  from (select currency, sum(ledger) as ledger from movement group by currency) l
  full join (select currency, sum(open_minor) as items
             from receivables.open_item
             where company_id = :company
               and open_minor <> 0
             group by currency) i on i.currency = l.currency
)
select currency, 'day' as subject_type, day::text as subject_id, items::text as expected, ledger::text as actual,
       'movements of the day: open items, receivables account' as detail
from daily
where ledger <> items
union all
select currency, 'day', day::text, items_base::text, ledger_base::text,
       'movements of the day in the company''s currency: open items, receivables account'
from daily
where ledger_base <> items_base
union all
select currency, 'balance', currency::text, items::text, ledger::text, 'now: open items, receivables account'
from today
where ledger <> items

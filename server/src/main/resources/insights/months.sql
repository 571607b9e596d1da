-- What was billed, collected, open and overdue, by month; the row without a month is where receivables and overdue stood at
-- the end of the day before the first month. An item becomes overdue on the day after it is due, or when it is posted if that
-- is later; whatever settles it afterwards takes it out of the overdue again. What was
-- exchanged was collected in the currency it was paid in.
with later as (
  select open_item_id, effective_on, amount_minor
  from receivables.allocation
  where company_id = :company
    and effective_on > :before),
item as (
  select i.open_item_id, i.currency, i.due_on, i.posted_on,
         i.open_minor + coalesce((select sum(l.amount_minor) from later l where l.open_item_id = i.open_item_id), 0)
           as amount_minor
  from receivables.open_item i
  where i.company_id = :company
    and i.kind <> 'CREDIT'
    and i.open_item_id in (select open_item_id
                           from receivables.open_item
                           where company_id = :company
                             and open_minor <> 0
                           union
                           select open_item_id
                           from receivables.open_item
                           where company_id = :company
                             and posted_on > :before
                           union
                           select open_item_id
                           from later)),
fact as (
  select p.posted_on as day, p.currency, case when a.role = 'RECEIVABLES' then 0 else -p.amount_minor end as billed_minor,
         0 as collected_minor, case when a.role = 'RECEIVABLES' then p.amount_minor else 0 end as open_minor,
         0 as overdue_minor
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account
  where p.company_id = :company
    and a.role in ('RECEIVABLES', 'REVENUE', 'TAX')
    and p.posted_on <= :to
  union all
  select received_on, currency, 0, amount_minor, 0, 0
  from payments.payment
  where company_id = :company
    and received_on > :before
    and received_on <= :to
  union all
  select r.returned_on, p.currency, 0, -p.amount_minor, 0, 0
  from payments.payment_return r
  join payments.payment p on p.company_id = r.company_id and p.payment_id = r.payment_id
  where r.company_id = :company
    and r.returned_on > :before
    and r.returned_on <= :to
  union all
  select e.effective_on, r.currency, 0, case e.state when 'CONFIRMED' then -r.amount_minor else r.amount_minor end, 0, 0
  from payments.refund_event e
  join payments.refund r on r.company_id = e.company_id and r.refund_id = e.refund_id
  where e.company_id = :company
    and e.state in ('CONFIRMED', 'RETURNED')
    and e.effective_on > :before
    and e.effective_on <= :to
  union all
  select effective_on, currency, 0, -amount_minor, 0, 0
  from payments.exchange_move
  where company_id = :company
    and effective_on > :before
    and effective_on <= :to
  union all
  select greatest(due_on + 1, posted_on), currency, 0, 0, 0, amount_minor
  from item
  union all
  select greatest(i.due_on + 1, l.effective_on), i.currency, 0, 0, 0, -l.amount_minor
  from later l
  join item i on i.open_item_id = l.open_item_id)
select case when day > :before then date_trunc('month', day)::date end as month, currency,
       sum(billed_minor)::bigint as billed_minor, sum(collected_minor)::bigint as collected_minor,
       sum(open_minor)::bigint as open_minor, sum(overdue_minor)::bigint as overdue_minor
from fact
where day <= :to
group by 1, 2
order by currency, month nulls first

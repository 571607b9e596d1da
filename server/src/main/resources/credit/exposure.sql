-- What customers owe and will owe, by currency: one row for each customer and currency that has any of it.
with asked as (
  select customer_id
  from unnest(:customers::uuid[]) as asked (customer_id)
),
item as (
  select i.customer_id, i.currency,
         coalesce(sum(i.open_minor) filter (where i.open_minor > 0), 0) as open_minor,
         coalesce(-sum(i.open_minor) filter (where i.open_minor < 0), 0) as credit_minor,
         coalesce(sum(i.open_minor) filter (where i.open_minor > 0 and i.due_on < :today), 0) as overdue_minor,
         min(i.due_on) filter (where i.open_minor > 0 and i.due_on < :today) as oldest_due_on
  from asked
  join receivables.open_item i on i.company_id = :company and i.customer_id = asked.customer_id
  where i.open_minor <> 0
  group by i.customer_id, i.currency
),
disputed as (
  select customer_id, currency, sum(least(open_minor, suspended_minor)) as disputed_minor,
         sum(case when due_on < :today then least(open_minor, suspended_minor) else 0 end) as overdue_minor
  from (
    select i.customer_id, i.currency, i.open_minor, i.due_on, sum(coalesce(s.amount_minor, i.open_minor)) as suspended_minor
    from asked
    join receivables.open_item i on i.company_id = :company and i.customer_id = asked.customer_id
    join receivables.suspension_span s on s.company_id = i.company_id and s.open_item_id = i.open_item_id
    where i.open_minor > 0
      and s.reason = 'DISPUTE'
      and s.from_on <= :today
      and (s.until_on is null or s.until_on > :today)
    group by i.open_item_id, i.customer_id, i.currency, i.open_minor, i.due_on) one
  group by customer_id, currency
),
unbilled as (
  select c.customer_id, c.currency, sum(c.amount_minor) as unbilled_minor
  from asked
  join contracts.charge c on c.company_id = :company and c.customer_id = asked.customer_id
  left join invoicing.draft d on d.company_id = c.company_id and d.draft_id = c.draft_id
  where c.withdrawn_on is null
    and (c.draft_id is null or d.state in ('COLLECTED', 'READY', 'PARKED'))
  group by c.customer_id, c.currency
),
unapplied as (
  select p.customer_id, p.currency, sum(p.unapplied_minor) as unapplied_minor
  from asked
  join payments.payment p on p.company_id = :company and p.customer_id = asked.customer_id
  where p.unapplied_minor > 0
  group by p.customer_id, p.currency
),
account as (
  select customer_id, currency from item
  union
  select customer_id, currency from unbilled
  union
  select customer_id, currency from unapplied
)
select a.customer_id, a.currency, coalesce(i.open_minor, 0)::bigint as open_minor,
       coalesce(d.disputed_minor, 0)::bigint as disputed_minor,
       coalesce(u.unbilled_minor, 0)::bigint as unbilled_minor,
       (coalesce(p.unapplied_minor, 0) + coalesce(i.credit_minor, 0))::bigint as unapplied_minor,
       coalesce(i.overdue_minor, 0)::bigint as overdue_minor,
       coalesce(d.overdue_minor, 0)::bigint as disputed_overdue_minor, i.oldest_due_on
from account a
left join item i on i.customer_id = a.customer_id and i.currency = a.currency
left join disputed d on d.customer_id = a.customer_id and d.currency = a.currency
left join unbilled u on u.customer_id = a.customer_id and u.currency = a.currency
left join unapplied p on p.customer_id = a.customer_id and p.currency = a.currency

-- One row for each customer and currency with something overdue on a day: how much, what of it is suspended, and what was
-- sent about it.
with overdue as (
  select i.customer_id, i.currency, i.open_item_id, i.open_minor, i.due_on,
         least(i.open_minor,
               coalesce((select sum(coalesce(s.amount_minor, i.open_minor))
                         from receivables.suspension_span s
                         where s.company_id = i.company_id
                           and s.open_item_id = i.open_item_id
                           and s.from_on <= :day
                           and (s.until_on is null or s.until_on > :day)), 0)) as suspended_minor
  from receivables.open_item i
  where i.company_id = :company
    and i.open_minor > 0
    and i.due_on < :day
    and (:customer::uuid is null or i.customer_id = :customer)
),
sent as (
  select distinct on (o.customer_id, o.currency) o.customer_id, o.currency, n.level, n.tone
  from overdue o
  join collections.notice_item l on l.company_id = :company and l.open_item_id = o.open_item_id
  join collections.notice n on n.company_id = l.company_id and n.notice_id = l.notice_id
  where n.state = 'SENT'
    and l.left_out is null
    and l.place = 'STEPS'
  order by o.customer_id, o.currency, n.level desc
),
last as (
  select n.customer_id, n.currency, max(n.on_day) as last_on
  from collections.notice n
  where n.company_id = :company
    and n.state = 'SENT'
    and (:customer::uuid is null or n.customer_id = :customer)
  group by n.customer_id, n.currency
)
select o.customer_id, c.number, c.name, o.currency, sum(o.open_minor)::bigint as overdue_minor,
       sum(o.suspended_minor)::bigint as suspended_minor, count(*) as items, min(o.due_on) as oldest_due,
       coalesce(max(s.level), 0) as level, max(s.tone) as tone, max(l.last_on) as last_on
from overdue o
join customers.customer c on c.company_id = :company and c.customer_id = o.customer_id
left join sent s on s.customer_id = o.customer_id and s.currency = o.currency
left join last l on l.customer_id = o.customer_id and l.currency = o.currency
where (:text::text is null or c.number ilike :text || '%' or c.name ilike '%' || :text || '%')
group by o.customer_id, c.number, c.name, o.currency
order by overdue_minor desc, c.number, o.currency
limit :size offset :skip

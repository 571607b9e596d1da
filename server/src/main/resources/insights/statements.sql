-- The movements of many accounts through a day, as known at a moment. An account with an earlier statement lacks what that one
-- knew; one without has a row of no day, the sum of what was before its period.
with cut as (
  select customer_id, currency, from_on, known_before::timestamptz as known_before
  from unnest(:customers::uuid[], :currencies::text[], :froms::date[], :known::text[])
       as cut (customer_id, currency, from_on, known_before)),
movement as materialized (
  select m.customer_id, m.currency, c.from_on, c.known_before, m.day, m.recorded_at, m.kind, m.number, m.subject_id,
         m.amount_minor
  from receivables.account_movement m
  join cut c on c.customer_id = m.customer_id and c.currency = m.currency
  where m.company_id = :company
    and m.customer_id = any(:customers::uuid[])
    and m.day <= :to
    and m.recorded_at <= :knownAt::timestamptz)
select customer_id, currency, null::date as day, null as kind, null as number, null::uuid as subject_id,
       sum(amount_minor)::bigint as amount_minor, null::timestamptz as recorded_at
from movement
where known_before is null
  and day < from_on
group by customer_id, currency
union all
select customer_id, currency, day, kind, number, subject_id, amount_minor, recorded_at
from movement
where day >= from_on
   or recorded_at > known_before
order by customer_id, currency, day nulls first, recorded_at, kind, number, subject_id

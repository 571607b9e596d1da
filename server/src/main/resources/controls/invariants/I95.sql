-- severity: CLOSE
-- title: A merged customer stands where the merge put it
-- meaning: A customer is merged into the survivor of the merge that holds and of no other, the survivor is not merged itself, and nothing new is recorded for the merged one.
with holding as (
  select m.company_id, m.merged_id, m.survivor_id, m.recorded_at
  from customers.merge m
  left join customers.merge_undo u on u.company_id = m.company_id and u.merge_id = m.merge_id
  where m.company_id = :company
    and u.merge_id is null
), recorded as (
  select company_id, customer_id, recorded_at, 'charge ' || charge_id as what
  from contracts.charge
  where company_id = :company
  union all
  select company_id, customer_id, recorded_at, 'payment ' || number
  from payments.payment
  where company_id = :company
    and source <> 'exchange' -- the same money in another currency
)
select null as currency, 'customer' as subject_type, c.customer_id::text as subject_id,
       coalesce(h.survivor_id::text, 'not merged') as expected, coalesce(c.merged_into::text, 'not merged') as actual,
       c.number as detail
from customers.customer c
left join holding h on h.company_id = c.company_id and h.merged_id = c.customer_id
left join customers.customer s on s.company_id = c.company_id and s.customer_id = c.merged_into
where c.company_id = :company
  and (c.merged_into is distinct from h.survivor_id or s.merged_into is not null)
union all
select null, 'customer', h.merged_id::text, 'nothing new', r.what, 'recorded ' || r.recorded_at
from holding h
join recorded r
  on r.company_id = h.company_id
 and r.customer_id = h.merged_id
 and r.recorded_at > h.recorded_at + interval '5 minutes' -- what was under way when the two were merged

-- The sum of what moved a customer's balance in one currency before a period, and every movement in it.
select null::date as day, null as kind, null as number, null::uuid as subject_id, sum(amount_minor)::bigint as amount_minor
from receivables.account_movement
where company_id = :company
  and customer_id = :customer
  and currency = :currency
  and day < :from
union all
(select day, kind, number, subject_id, amount_minor
 from receivables.account_movement
 where company_id = :company
   and customer_id = :customer
   and currency = :currency
   and day between :from and :to
 order by day, recorded_at, kind, number)

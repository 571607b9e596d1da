-- How the payments received in a period came to settle what they settle now; one row per currency and way, and one more per
-- rule. Direct debits are left out (they know what they collect), and so is what went back.
with payment as (
  select payment_id, currency, unapplied_minor
  from payments.payment
  where company_id = :company
    and received_on between coalesce(:from::date, '-infinity') and :to
    and (:customer::uuid is null or customer_id = :customer)
    and (:currency::text is null or currency = :currency)
    and method <> 'DIRECT_DEBIT'
    and returned_minor = 0
), line as (
  select p.payment_id, p.currency, a.amount_minor, split_part(a.rule, ':', case when a.rule like 'accepted:%' then 2 else 1 end) as rule,
         case when a.rule = 'manual' then 'BY_HAND' when a.rule like 'accepted:%' then 'ACCEPTED' else 'AUTOMATIC' end as way,
         r.allocation_id is not null as taken_back
  from payment p
  join receivables.allocation a on a.company_id = :company and a.payment_id = p.payment_id and a.reverses_id is null
  left join receivables.allocation r on r.company_id = a.company_id and r.reverses_id = a.allocation_id
), whole as (
  select p.currency, p.unapplied_minor,
         case when p.unapplied_minor <> 0 then 'OPEN'
              when bool_or(l.way = 'BY_HAND') then 'BY_HAND'
              when bool_or(l.way = 'ACCEPTED') then 'ACCEPTED'
              else 'AUTOMATIC' end as way
  from payment p
  left join line l on l.payment_id = p.payment_id and not l.taken_back
  group by p.payment_id, p.currency, p.unapplied_minor
  having p.unapplied_minor <> 0 or count(l.payment_id) > 0
)
select currency, way, null as rule, count(*) as payments, count(*) filter (where way = 'OPEN') as lines,
       coalesce(sum(unapplied_minor), 0)::bigint as amount_minor, 0 as taken_back
from whole
group by currency, way
union all
select currency, way, rule, count(distinct payment_id) filter (where not taken_back), count(*) filter (where not taken_back),
       coalesce(sum(amount_minor) filter (where not taken_back), 0)::bigint, count(*) filter (where taken_back)
from line
group by currency, way, rule
order by currency, way, rule nulls first

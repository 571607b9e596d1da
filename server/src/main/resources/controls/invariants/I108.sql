-- severity: CLOSE
-- title: The last statement of every account says what the books say
-- meaning: Its closing balance is the sum of all movements through its last day that were recorded up to the moment it knows.
with latest as (
  select distinct on (customer_id, currency) statement_id, number, customer_id, currency, to_on, known_at, closing_minor
  from statements.statement
  where company_id = :company
  order by customer_id, currency, to_on desc),
moved as (
  select l.statement_id, sum(m.amount_minor) as amount_minor
  from latest l
  join receivables.account_movement m
    on m.company_id = :company
   and m.customer_id = l.customer_id
   and m.currency = l.currency
  where m.day <= l.to_on
    and m.recorded_at <= l.known_at
  group by l.statement_id)
select l.currency, 'statement' as subject_type, l.statement_id::text as subject_id,
       coalesce(m.amount_minor, 0)::text as expected, l.closing_minor::text as actual, l.number as detail
from latest l
left join moved m using (statement_id)
where l.closing_minor <> coalesce(m.amount_minor, 0)

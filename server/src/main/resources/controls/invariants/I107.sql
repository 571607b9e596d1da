-- severity: CLOSE
-- title: Every statement of account opens where the one before closed
-- meaning: A statement with one before it opens with that one's closing balance, on the day after its end; there is one chain for each customer and currency.
select s.currency, 'statement' as subject_type, s.statement_id::text as subject_id,
       p.closing_minor || ' from ' || (p.to_on + 1) as expected, s.opening_minor || ' from ' || s.from_on as actual,
       s.number as detail
from statements.statement s
join statements.statement p on p.company_id = s.company_id and p.statement_id = s.previous_id
where s.company_id = :company
  and (p.closing_minor <> s.opening_minor
       or p.to_on + 1 <> s.from_on
       or p.customer_id <> s.customer_id
       or p.currency <> s.currency)
union all
select s.currency, 'statement', min(s.statement_id::text), '1 chain', count(*) || ' chains', min(s.number)
from statements.statement s
where s.company_id = :company
  and s.previous_id is null
group by s.customer_id, s.currency
having count(*) > 1

-- severity: CLOSE
-- title: Contracts ask for at most what was ordered
-- meaning: The version that agrees a line of an order asks for at most its quantity and price in its rhythm, in the order's currency from its customer, and nothing is charged by that version outside the days that were ordered.
with agreed as (
  select o.company_id, o.order_id, o.customer_id, o.currency, l.line, l.quantity, l.unit_price, l.billed, l.every, l.service_from,
         l.service_to, a.contract_id, a.contract_line, a.version, c.customer_id as contract_customer,
         c.currency as contract_currency, term.value as terms
  from contracts.order_agreement a
  join contracts.customer_order o on o.company_id = a.company_id and o.order_id = a.order_id
  join contracts.order_line l
    on l.company_id = o.company_id and l.order_id = o.order_id and l.revision = o.revision and l.line = a.line
  join contracts.contract c on c.company_id = a.company_id and c.contract_id = a.contract_id
  join contracts.contract_version v
    on v.company_id = a.company_id and v.contract_id = a.contract_id and v.version = a.version
  cross join lateral jsonb_array_elements(v.terms -> 'lines') term
  where a.company_id = :company
    and (term.value ->> 'line')::int = a.contract_line
)
select currency, 'order' as subject_type, order_id::text as subject_id, quantity || ' × ' || unit_price as expected,
       (terms ->> 'quantity') || ' × ' || (terms ->> 'price') as actual, 'line ' || line as detail
from agreed
where contract_customer <> customer_id
   or contract_currency <> currency
   or terms ->> 'schedule' <> case billed when 'IN_ADVANCE' then 'ADVANCE' else 'ARREARS' end
   or terms ->> 'rate' <> 'PER_UNIT'
   or (terms ->> 'quantity')::numeric > quantity
   or case when terms ->> 'rate' = 'PER_UNIT' then (terms ->> 'price')::numeric > unit_price end
   or (terms ->> 'minimum')::numeric > quantity * unit_price
   or terms ->> 'period' <> case every when 'WEEK' then 'WEEKS' else 'MONTHS' end
   or (terms ->> 'every')::int
      <> case every when 'QUARTER' then 3 when 'HALF_YEAR' then 6 when 'YEAR' then 12 else 1 end
union all
select a.currency, 'order', a.order_id::text, 'from ' || a.service_from || coalesce(' to ' || a.service_to, ''),
       'from ' || p.period_from || ' to ' || p.period_to, 'line ' || a.line
from agreed a
join contracts.priced_period p
  on p.company_id = a.company_id
 and p.contract_id = a.contract_id
 and p.line = a.contract_line
 and p.version = a.version
where p.period_from < a.service_from
   or p.period_to > a.service_to

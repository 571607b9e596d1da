-- severity: STOP
-- title: No day of a contract line is charged twice
-- meaning: The priced periods of a line do not overlap, and a line charged once has one.
select p.currency, 'contract' as subject_type, p.contract_id::text as subject_id, 'one period' as expected,
       'two' as actual, 'line ' || p.line || ' on ' || q.period_from as detail
from contracts.priced_period p
join contracts.priced_period q
  on q.company_id = p.company_id
 and q.contract_id = p.contract_id
 and q.line = p.line
 and q.period_from > p.period_from
 and q.period_from <= p.period_to
where p.company_id = :company

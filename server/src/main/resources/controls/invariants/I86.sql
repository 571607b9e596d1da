-- severity: CLOSE
-- title: Every charge of a contract names a signed version that held, and ends where its steps end
-- meaning: Each priced period is of a version in force on its days and signed, its charge has the same amount, days and currency, its last step ends at the amount, and no charge claims to come from a contract without one.
select p.currency, 'contract' as subject_type, p.contract_id::text as subject_id,
       'version in force and signed' as expected, 'version ' || p.version as actual,
       'line ' || p.line || ' from ' || p.period_from as detail
from contracts.priced_period p
left join contracts.contract_version v
  on v.company_id = p.company_id and v.contract_id = p.contract_id and v.version = p.version
left join contracts.signature s
  on s.company_id = p.company_id and s.contract_id = p.contract_id and s.version = p.version
left join contracts.contract_version n
  on n.company_id = p.company_id and n.contract_id = p.contract_id and n.version = p.version + 1
where p.company_id = :company
  and (s.version is null
       or p.period_from < v.effective_on
       or p.period_to > v.ends_on
       or p.period_to >= n.effective_on)
union all
select p.currency, 'contract', p.contract_id::text, p.amount_minor::text,
       coalesce(c.amount_minor::text, 'no charge') || ', steps to ' || (p.steps -> -1 ->> 'subtotal'),
       'line ' || p.line || ' from ' || p.period_from
from contracts.priced_period p
left join contracts.charge c on c.company_id = p.company_id and c.charge_id = p.charge_id
cross join lateral (select coalesce((p.steps -> -1 ->> 'subtotal')::numeric, -1) as price) last -- in major units
where p.company_id = :company
  and (coalesce(c.amount_minor, 0) <> p.amount_minor
       or c.currency <> p.currency
       or c.service_from <> p.period_from
       or c.service_to <> p.period_to
       or p.amount_minor not in (last.price, last.price * 10, last.price * 100, last.price * 1000, last.price * 10000))
union all
select c.currency, 'charge', c.charge_id::text, 'a priced period', 'none', c.source_id
from contracts.charge c
where c.company_id = :company
  and c.source = 'contract-line'
  and not exists (select from contracts.priced_period p
                  where p.company_id = c.company_id and p.charge_id = c.charge_id)

-- severity: CLOSE
-- title: Usage priced and usage waiting are all the usage there is
-- meaning: What a metered period priced is the sum of the records that name it, each of a day before its end; what a record reverses is taken back to the last unit.
select p.currency, 'contract' as subject_type, p.contract_id::text as subject_id, coalesce(sum(u.quantity), 0)::text as expected,
       p.quantity::text as actual, 'line ' || p.line || ' from ' || p.period_from as detail
from contracts.priced_period p
join contracts.contract_version v
  on v.company_id = p.company_id and v.contract_id = p.contract_id and v.version = p.version
left join contracts.usage_record u
  on u.company_id = p.company_id
 and u.contract_id = p.contract_id
 and u.line = p.line
 and u.priced_from = p.period_from
where p.company_id = :company
  and exists (select from jsonb_array_elements(v.terms -> 'lines') l
              where (l ->> 'line')::int = p.line and l ->> 'schedule' = 'USAGE')
group by p.company_id, p.contract_id, p.line, p.period_from, p.currency, p.quantity
having coalesce(sum(u.quantity), 0) <> p.quantity
union all
select null, 'contract', u.contract_id::text, 'used by ' || p.period_to, 'used on ' || u.used_on, u.external_id
from contracts.usage_record u
join contracts.priced_period p
  on p.company_id = u.company_id
 and p.contract_id = u.contract_id
 and p.line = u.line
 and p.period_from = u.priced_from
where u.company_id = :company
  and u.used_on > p.period_to
union all
select null, 'contract', r.contract_id::text, (-u.quantity)::text, r.quantity::text, r.external_id
from contracts.usage_record r
join contracts.usage_record u on u.company_id = r.company_id and u.usage_id = r.reverses
where r.company_id = :company
  and (r.quantity <> -u.quantity or r.contract_id <> u.contract_id or r.line <> u.line)

-- severity: CLOSE
-- title: What a correction bills anew is billed once
-- meaning: Every charge of a correction belongs to one correction of an invoice in its currency, and the charges of the corrected invoice stay billed.
select h.currency, 'charge' as subject_type, h.charge_id::text as subject_id, 'a correction in ' || h.currency as expected,
       coalesce('one in ' || i.currency, 'none') as actual, h.source_id as detail
from contracts.charge h
left join invoicing.correction_line l on l.company_id = h.company_id and l.charge_id = h.charge_id
left join invoicing.correction c on c.company_id = l.company_id and c.correction_id = l.correction_id
left join invoicing.invoice i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
where h.company_id = :company
  and h.source = 'correction'
  and i.currency is distinct from h.currency
union all
select h.currency, 'charge', h.charge_id::text, 'billed', 'unbilled', i.number
from invoicing.correction c
join invoicing.invoice i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
join invoicing.invoice_line l on l.company_id = c.company_id and l.invoice_id = c.invoice_id
join contracts.charge h on h.company_id = l.company_id and h.charge_id = l.charge_id
where c.company_id = :company
  and h.draft_id is null

-- severity: CLOSE
-- title: No invoice was posted without its documents
-- meaning: Whatever a rule that was there asked of a charge was valid or waived before the invoice was posted.
select i.currency, 'invoice' as subject_type, i.invoice_id::text as subject_id, r.kind as expected,
       coalesce(q.state, 'nothing') as actual, 'charge ' || c.charge_id as detail
from documents.requirement r
join contracts.charge c
  on c.company_id = r.company_id
 and (r.customer_id is null or c.customer_id = r.customer_id)
 and (r.source is null or c.source = r.source)
 and (r.least_minor is null or c.currency = r.currency and c.amount_minor >= r.least_minor)
 and c.service_to >= r.valid_from
 and (r.valid_until is null or c.service_to <= r.valid_until)
join invoicing.invoice_line l on l.company_id = c.company_id and l.charge_id = c.charge_id
join invoicing.invoice i on i.company_id = l.company_id and i.invoice_id = l.invoice_id
left join documents.required_document q
  on q.company_id = c.company_id
 and q.customer_id = c.customer_id
 and q.kind = r.kind
 and q.subject = case when r.scope = 'PURCHASE_ORDER' and c.purchase_order is not null then 'order ' || c.purchase_order
                      else 'charge ' || c.charge_id end
where r.company_id = :company
  and r.recorded_at < i.posted_at
  and not exists (
    select from documents.required_step s
    where s.company_id = q.company_id
      and s.required_id = q.required_id
      and s.what in ('VALIDATED', 'WAIVED')
      and s.recorded_at <= i.posted_at)

-- severity: STOP
-- title: Certificates that invoices go without tax by are the customer's and held
-- meaning: Where an invoice names a certificate, it is one of its customer, of the category of that tax, says the reason the invoice says, and held on the latest tax point of the lines: the day of supply, or of the invoice where it came before.
with named as (
  select i.currency, i.invoice_id, i.number, i.customer_id, i.posted_at, t.category, t.exemption_code, t.certificate_id,
         coalesce(max(least(l.service_to, i.invoice_on)), i.invoice_on) as tax_point
  from invoicing.invoice_tax t
  join invoicing.invoice i on i.company_id = t.company_id and i.invoice_id = t.invoice_id
  left join invoicing.invoice_line l on l.company_id = t.company_id and l.invoice_id = t.invoice_id
       and l.tax_category = t.category and l.tax_rate = t.rate
  where t.company_id = :company
    and t.certificate_id is not null
  group by i.currency, i.invoice_id, i.number, i.customer_id, i.posted_at, i.invoice_on, t.category, t.exemption_code,
           t.certificate_id
)
select n.currency, 'invoice' as subject_type, n.invoice_id::text as subject_id,
       'a certificate that holds on ' || n.tax_point as expected,
       c.number || ' of ' || c.valid_from || ' to ' || coalesce(c.valid_until::text, 'no end') as actual,
       n.number || ', ' || n.category || ' by ' || c.jurisdiction as detail
from named n
join exemptions.certificate c on c.company_id = :company and c.certificate_id = n.certificate_id
left join exemptions.certificate_end e
  on e.company_id = :company and e.certificate_id = c.certificate_id and e.recorded_at <= n.posted_at
where c.customer_id <> n.customer_id
   or c.category <> n.category
   or c.reason_code is distinct from n.exemption_code
   or c.valid_from > n.tax_point
   or c.valid_until < n.tax_point
   or e.ended_on <= n.tax_point

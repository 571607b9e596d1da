-- severity: STOP
-- title: Nothing points into another company
-- meaning: What is named without a foreign key exists in the same company: customers of postings, documents of open items, drafts of charges, invoices of drafts.
select p.currency, 'entry' as subject_type, p.entry_id::text as subject_id, 'a customer of the company' as expected,
       p.customer_id::text as actual, 'customer of posting ' || p.line as detail
from ledger.posting p
where p.company_id = :company
  and p.customer_id is not null
  and not exists (select from customers.customer c where c.company_id = p.company_id and c.customer_id = p.customer_id)
union all
select o.currency, 'open item', o.open_item_id::text, 'an invoice of the company', o.document_id::text, o.number
from receivables.open_item o
where o.company_id = :company
  and o.kind = 'INVOICE'
  and not exists (select from invoicing.invoice i where i.company_id = o.company_id and i.invoice_id = o.document_id)
union all
select o.currency, 'open item', o.open_item_id::text, 'a credit memo of the company', o.document_id::text, o.number
from receivables.open_item o
where o.company_id = :company
  and o.kind = 'CREDIT'
  and not exists (select from invoicing.credit_memo m
                  where m.company_id = o.company_id and m.credit_memo_id = o.document_id)
union all
select c.currency, 'charge', c.charge_id::text, 'a draft of the company', c.draft_id::text, 'draft of the charge'
from contracts.charge c
where c.company_id = :company
  and c.draft_id is not null
  and not exists (select from invoicing.draft d where d.company_id = c.company_id and d.draft_id = c.draft_id)
union all
select d.currency, 'draft', d.draft_id::text, 'an invoice of the company', d.invoice_id::text, 'invoice of the draft'
from invoicing.draft d
where d.company_id = :company
  and d.invoice_id is not null
  and not exists (select from invoicing.invoice i where i.company_id = d.company_id and i.invoice_id = d.invoice_id)

-- severity: CLOSE
-- title: Due dates follow the terms of the document
-- meaning: Nothing is due before its date, an invoice is due when its first installment is, and simple net terms give the day they promise, or the business day after it.
select currency, 'open item' as subject_type, open_item_id::text as subject_id, 'not before ' || document_on as expected,
       due_on::text as actual, number || ' due' as detail
from receivables.open_item
where company_id = :company
  and due_on < document_on
union all
select currency, 'invoice', invoice_id::text, 'not before ' || invoice_on, due_on::text, number || ' due'
from invoicing.invoice
where company_id = :company
  and due_on < invoice_on
union all
select i.currency, 'invoice', i.invoice_id::text, min(o.due_on)::text, i.due_on::text, i.number || ' first installment due'
from invoicing.invoice i
join receivables.open_item o on o.company_id = i.company_id and o.document_id = i.invoice_id
where i.company_id = :company
group by i.company_id, i.invoice_id
having min(o.due_on) <> i.due_on
union all
select currency, 'invoice', invoice_id::text, (invoice_on + days)::text, due_on::text, number || ' due by ' || terms
from (
  select currency, invoice_id, number, invoice_on, due_on, terms, substring(terms from '^NET ([0-9]+)')::int as days
  from invoicing.invoice
  where company_id = :company
    and terms ~ '^NET [0-9]+'
) simple
where due_on not between invoice_on + days and invoice_on + days + 10

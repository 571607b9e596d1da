-- severity: STOP
-- title: What is open on a document is its total less what settled it
-- meaning: The items of an invoice sum to its total, and what is open on it is the total less every settlement counted once; the same for credit memos, whose items are negative.
with document as (
  select invoice_id as id, 'invoice' as type, number, currency, gross_minor, 1 as sign
  from invoicing.invoice
  where company_id = :company
  union all
  select credit_memo_id, 'credit memo', number, currency, gross_minor, -1
  from invoicing.credit_memo
  where company_id = :company
),
posted as (
  select document_id as id, sum(amount_minor) as amount, sum(open_minor) as open
  from receivables.open_item
  where company_id = :company
    and kind in ('INVOICE', 'CREDIT')
  group by document_id
),
settled as (
  select i.document_id as id, sum(part.amount) as amount
  from (
    select open_item_id as item, amount_minor as amount
    from receivables.allocation
    where company_id = :company
    union all
    select credit_item_id, -amount_minor
    from receivables.allocation
    where company_id = :company
      and credit_item_id is not null
  ) part
  join receivables.open_item i on i.company_id = :company and i.open_item_id = part.item
  group by i.document_id
)
select d.currency, d.type as subject_type, d.id::text as subject_id, (d.sign * d.gross_minor)::text as expected,
       coalesce(p.amount, 0)::text as actual, d.number || ' posted as open items' as detail
from document d
left join posted p on p.id = d.id
where coalesce(p.amount, 0) <> d.sign * d.gross_minor
union all
select d.currency, d.type, d.id::text, (d.sign * d.gross_minor - coalesce(s.amount, 0))::text,
       coalesce(p.open, 0)::text, d.number || ' open'
from document d
left join posted p on p.id = d.id
left join settled s on s.id = d.id
where coalesce(p.open, 0) <> d.sign * d.gross_minor - coalesce(s.amount, 0)

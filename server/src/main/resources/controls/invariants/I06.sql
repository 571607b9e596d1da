-- severity: STOP
-- title: Every document has one journal entry, every entry a document
-- meaning: A posted invoice, credit memo, payment, return, refund, return fee, allocation or opening item is in the journal exactly once, and the journal holds nothing else. A document of zero has no entry.
with document as (
  select 'INVOICE' as type, invoice_id as id
  from invoicing.invoice
  where company_id = :company
    and (net_minor <> 0 or tax_minor <> 0)
  union all
  select 'CREDIT_MEMO', credit_memo_id
  from invoicing.credit_memo
  where company_id = :company
  union all
  select 'PAYMENT', payment_id
  from payments.payment
  where company_id = :company
  union all
  select 'PAYMENT_RETURN', return_id
  from payments.payment_return
  where company_id = :company
  union all
  select 'REFUND', event_id
  from payments.refund_event
  where company_id = :company
    and state in ('REQUESTED', 'REJECTED', 'CONFIRMED', 'FAILED')
  union all
  select 'RETURN_FEE', fee_id
  from receivables.return_fee
  where company_id = :company
  union all
  select 'ALLOCATION', allocation_id
  from receivables.allocation
  where company_id = :company
  union all
  select distinct 'OPENING', document_id
  from receivables.open_item
  where company_id = :company
    and kind = 'OPENING'
),
journal as (
  select source_type as type, source_id as id, count(*) as entries, min(entry_id::text) as entry
  from ledger.entry
  where company_id = :company
  group by source_type, source_id
)
select null as currency, coalesce(d.type, 'entry') as subject_type, coalesce(d.id::text, j.entry) as subject_id,
       case when d.id is null then 'a document' else '1 entry' end as expected,
       case when d.id is null then 'none' else coalesce(j.entries, 0) || ' entries' end as actual,
       case when d.id is null then 'entry of ' || j.type || ' ' || j.id end as detail
from document d
full join journal j on j.type = d.type and j.id = d.id
where d.id is null
   or j.id is null
   or j.entries <> 1

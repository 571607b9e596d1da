-- severity: STOP
-- title: Every document has one journal entry, every entry a document
-- meaning: A posted invoice, credit memo, payment, return, refund, exchange, return fee, note of late fees, chargeback, provider fee or payout, allocation, opening item, deposit or opening balance of a bank is in the journal exactly once, and the journal holds nothing else but the bank lines of I73. A document of zero has no entry, unless deposits cover it; a payment made by an exchange is posted with it; the item of a refund of a credit is posted with the refund.
with document as (
  select 'INVOICE' as type, invoice_id as id
  from invoicing.invoice
  where company_id = :company
    and (net_minor <> 0 or tax_minor <> 0
         or exists (select from invoicing.invoice_deduction d
                    where d.company_id = invoice.company_id and d.invoice_id = invoice.invoice_id))
  union all
  select 'CREDIT_MEMO', credit_memo_id
  from invoicing.credit_memo
  where company_id = :company
  union all
  select 'PAYMENT', payment_id
  from payments.payment
  where company_id = :company
    and source <> 'exchange'
  union all
  select 'PAYMENT_EXCHANGE', exchange_id
  from payments.payment_exchange
  where company_id = :company
  union all
  select 'PAYMENT_RETURN', return_id
  from payments.payment_return
  where company_id = :company
  union all
  select 'REFUND', event_id
  from payments.refund_event
  where company_id = :company
    and state in ('REQUESTED', 'REJECTED', 'CONFIRMED', 'FAILED', 'RETURNED')
  union all
  select 'RETURN_FEE', fee_id
  from receivables.return_fee
  where company_id = :company
  union all
  select 'LATE_FEE', note_id
  from latefees.note
  where company_id = :company
  union all
  select 'CHARGEBACK', chargeback_id
  from providers.chargeback
  where company_id = :company
  union all
  select 'CHARGEBACK_WON', chargeback_id
  from providers.chargeback
  where company_id = :company
    and state = 'WON'
  union all
  select 'PROVIDER_FEE', fee_id
  from providers.fee
  where company_id = :company
  union all
  select 'PROVIDER_PAYOUT', payout_id
  from providers.payout
  where company_id = :company
    and booked_on is not null
  union all
  select 'ALLOCATION', allocation_id
  from receivables.allocation
  where company_id = :company
    and kind <> 'REFUND_BACK'
  union all
  select distinct 'OPENING', document_id
  from receivables.open_item
  where company_id = :company
    and kind = 'OPENING'
  union all
  select 'DEPOSIT', deposit_id
  from payments.deposit
  where company_id = :company
  union all
  select 'BANK_OPENING', opening_id
  from cashapp.bank_opening
  where company_id = :company
    and booked_minor <> 0
  union all
  select 'BANK_OPENING_REPLACED', o.opening_id
  from cashapp.bank_opening o
  join cashapp.bank_opening r on r.company_id = o.company_id and r.replaces_id = o.opening_id
  where o.company_id = :company
    and o.booked_minor <> 0
  union all
  select e.source_type, l.line_id
  from ledger.entry e
  join cashapp.receipt_line l on l.company_id = e.company_id and l.line_id = e.source_id
  where e.company_id = :company
    and e.source_type in ('BANK_LINE', 'BANK_LINE_CLEARED', 'BANK_LINE_OPENING')
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

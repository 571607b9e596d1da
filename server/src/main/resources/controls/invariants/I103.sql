-- severity: STOP
-- title: Customer deposits equal the deposits not yet deducted
-- meaning: The account of customer deposits equals what deposit invoices asked for before tax, less what invoices deducted and credit memos gave back.
with deposit as (
  select d.invoice_id, i.currency, i.net_minor
         - (select coalesce(sum(base_minor), 0)
            from invoicing.invoice_deduction u
            where u.company_id = d.company_id
              and u.deposit_id = d.invoice_id)
         - (select coalesce(sum(net_minor), 0)
            from invoicing.credit_memo m
            where m.company_id = d.company_id
              and m.invoice_id = d.invoice_id) as rest
  from invoicing.invoice_deposit d
  join invoicing.invoice i using (company_id, invoice_id)
  where d.company_id = :company
),
owed as (
  select currency, sum(rest) as rest
  from deposit
  group by currency
),
booked as (
  select p.currency, -sum(p.amount_minor) as amount
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account
  where p.company_id = :company
    and a.role = 'CUSTOMER_DEPOSITS'
  group by p.currency
)
select coalesce(o.currency, b.currency) as currency, 'account' as subject_type, 'customer deposits' as subject_id,
       coalesce(o.rest, 0)::text as expected, coalesce(b.amount, 0)::text as actual, 'deposits not yet deducted' as detail
from owed o
full join booked b on b.currency = o.currency
where coalesce(o.rest, 0) <> coalesce(b.amount, 0)

-- severity: STOP
-- title: What invoices say was billed before them is what was billed
-- meaning: Where an invoice says what was billed before it, that is the sum of the customer's invoices in its currency that were posted before it and dated within the days it names, less the credit memos.
select p.currency, 'invoice' as subject_type, p.invoice_id::text as subject_id,
       (before.gross - less.gross)::text as expected, p.gross_minor::text as actual,
       i.number || ' names ' || p.invoices || ' invoices and ' || p.credit_memos || ' credit memos from ' || p.from_on
         || ' to ' || p.to_on || '; net ' || p.net_minor || ' where ' || (before.net - less.net) || ' was billed' as detail
from invoicing.previously_billed p
join invoicing.invoice i on i.company_id = p.company_id and i.invoice_id = p.invoice_id
cross join lateral (
  select count(*) as invoices, coalesce(sum(b.net_minor), 0) as net, coalesce(sum(b.gross_minor), 0) as gross
  from invoicing.invoice b
  where b.company_id = i.company_id
    and b.customer_id = i.customer_id
    and b.invoice_on between p.from_on and p.to_on
    and b.currency = i.currency
    and (b.posted_at, b.series, b.series_number) < (i.posted_at, i.series, i.series_number)) before
cross join lateral (
  select count(*) as memos, coalesce(sum(m.net_minor), 0) as net, coalesce(sum(m.gross_minor), 0) as gross
  from invoicing.credit_memo m
  where m.company_id = i.company_id
    and m.customer_id = i.customer_id
    and m.credited_on between p.from_on and p.to_on
    and m.currency = i.currency
    and m.posted_at < i.posted_at) less
where p.company_id = :company
  and (p.net_minor <> before.net - less.net
       or p.gross_minor <> before.gross - less.gross
       or p.invoices <> before.invoices
       or p.credit_memos <> less.memos
       or p.currency <> i.currency
       or p.to_on <> i.invoice_on)

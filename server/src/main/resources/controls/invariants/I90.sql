-- severity: STOP
-- title: No electronic invoice goes out that the rules refuse
-- meaning: Every edition rests on a verdict without a fatal finding, and its document was posted.
select i.currency, 'edition' as subject_type, e.edition_id::text as subject_id, 'nothing fatal' as expected,
       v.fatal || ' fatal' as actual, coalesce(i.number, m.number, 'not posted') || ' by ' || e.rules as detail
from einvoices.edition e
join einvoices.verdict v on v.company_id = e.company_id and v.sha256 = e.sha256 and v.rules = e.rules
left join invoicing.invoice i
  on i.company_id = e.company_id and e.subject_type = 'INVOICE' and e.subject_id in (i.invoice_id, i.draft_id)
left join invoicing.credit_memo m
  on m.company_id = e.company_id and e.subject_type = 'CREDIT_MEMO' and m.credit_memo_id = e.subject_id
where e.company_id = :company
  and (v.fatal > 0 or i.invoice_id is null and m.credit_memo_id is null)

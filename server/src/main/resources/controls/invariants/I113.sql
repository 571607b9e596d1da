-- severity: CLOSE
-- title: A corrected invoice is credited in full
-- meaning: The credit memos of an invoice that was corrected sum to it, and the one of the correction is among them.
select i.currency, 'invoice' as subject_type, i.invoice_id::text as subject_id, i.gross_minor::text as expected,
       coalesce(sum(m.gross_minor), 0)::text as actual, i.number as detail
from invoicing.correction c
join invoicing.invoice i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
left join invoicing.credit_memo m on m.company_id = c.company_id and m.invoice_id = c.invoice_id
where c.company_id = :company
group by i.company_id, i.invoice_id, c.credit_memo_id
having coalesce(sum(m.gross_minor), 0) <> i.gross_minor
    or count(*) filter (where m.credit_memo_id = c.credit_memo_id) <> 1

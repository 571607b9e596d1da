-- severity: CLOSE
-- title: A dispute is settled by what was accepted, no more and no less
-- meaning: The credit memo that settles a dispute is of its invoice and of the amount that was accepted, which is at most what is contested.
select d.currency, 'dispute' as subject_type, d.dispute_id::text as subject_id, d.accepted_minor::text as expected,
       coalesce(m.gross_minor::text, 'none') as actual, d.number || ' ' || coalesce(m.number, '') as detail
from disputes.standing d
left join invoicing.credit_memo m
  on m.company_id = d.company_id and m.credit_memo_id = d.deed_id and m.invoice_id = d.invoice_id
where d.company_id = :company
  and d.accepted_minor is not null
  and (d.accepted_minor > d.contested_minor
       or (d.deed_type = 'credit memo' and m.gross_minor is distinct from d.accepted_minor))

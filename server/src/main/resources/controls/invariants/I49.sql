-- severity: STOP
-- title: Nobody approves what they asked for
-- meaning: Whoever decides about a request is not who asked for it, nor decides in their place; what was approved was done, and nothing else.
select r.currency, 'approval' as subject_type, d.request_id::text as subject_id, 'another person than ' || r.asked_by as expected,
       d.decided_by || coalesce(' for ' || d.decided_for, '') as actual, r.label as detail
from approvals.decision d
join approvals.request r on r.company_id = d.company_id and r.request_id = d.request_id
where d.company_id = :company
  and d.verdict <> 'WITHDRAWN'
  and (r.asked_by = d.decided_by or r.asked_by is not distinct from d.decided_for)
union all
select r.currency, 'approval', r.request_id::text, case d.verdict when 'APPROVED' then 'a deed' else 'no deed' end,
       coalesce(e.label, 'none'), r.label
from approvals.decision d
join approvals.request r on r.company_id = d.company_id and r.request_id = d.request_id
left join approvals.deed e on e.company_id = d.company_id and e.request_id = d.request_id
where d.company_id = :company
  and (d.verdict = 'APPROVED') = (e.request_id is null)
union all
select r.currency, 'approval', r.request_id::text, 'one ' || lower(replace(r.kind, '_', ' ')), 'none', r.label
from approvals.request r
join approvals.deed e on e.company_id = r.company_id and e.request_id = r.request_id
where r.company_id = :company
  and not case e.subject_type
    when 'credit memo' then exists (
      select from invoicing.credit_memo m where m.company_id = e.company_id and m.credit_memo_id = e.subject_id)
    when 'allocation' then exists (
      select from receivables.allocation a where a.company_id = e.company_id and a.allocation_id = e.subject_id)
    when 'invoice' then exists (
      select from invoicing.invoice i where i.company_id = e.company_id and i.invoice_id = e.subject_id)
    when 'draft' then exists (
      select from invoicing.draft d where d.company_id = e.company_id and d.draft_id = e.subject_id)
    when 'refund' then exists (
      select from payments.refund f where f.company_id = e.company_id and f.refund_id = e.subject_id)
    when 'refund account' then exists (
      select from payments.refund_account v where v.company_id = e.company_id and v.version_id = e.subject_id)
    when 'bank account' then exists (
      select from payments.bank_account b where b.company_id = e.company_id and b.bank_account_id = e.subject_id)
    when 'credit limit' then exists (
      select from credit.credit_limit l where l.company_id = e.company_id and l.version_id = e.subject_id)
    else false end

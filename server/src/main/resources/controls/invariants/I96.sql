-- severity: STOP
-- title: Invoices are posted as they were approved
-- meaning: What was posted while a matrix asked about invoices was approved, or a line let it pass; the latest request about its draft is neither open nor refused nor taken back.
select i.currency, 'invoice' as subject_type, i.invoice_id::text as subject_id, 'an approval, or a line that let it pass' as expected,
       'neither' as actual, i.number as detail
from invoicing.invoice i
where i.company_id = :company
  and i.draft_id is not null
  and exists (
    select from approvals.matrix_line l
    where l.company_id = i.company_id
      and l.matrix_id = (
        select m.matrix_id
        from approvals.matrix m
        where m.company_id = i.company_id
          and m.kind = 'INVOICE'
          and m.recorded_at <= i.posted_at
        order by m.recorded_at desc, m.matrix_id desc
        limit 1))
  and not exists (
    select from approvals.automatic a
    where a.company_id = i.company_id and a.kind = 'INVOICE' and a.subject_id = i.invoice_id)
  and not exists (
    select from approvals.request r
    join approvals.decision d on d.company_id = r.company_id and d.request_id = r.request_id and d.verdict = 'APPROVED'
    where r.company_id = i.company_id and r.kind = 'INVOICE' and r.subject_id = i.draft_id)
union all
select i.currency, 'invoice', i.invoice_id::text, 'no request left about it',
       case when t.request_id is not null then 'taken back' else lower(coalesce(d.verdict, 'waiting')) end, i.number
from approvals.request r
join invoicing.invoice i on i.company_id = r.company_id and i.draft_id = r.subject_id
left join approvals.decision d on d.company_id = r.company_id and d.request_id = r.request_id
left join approvals.taken_back t on t.company_id = r.company_id and t.request_id = r.request_id
where r.company_id = :company
  and r.kind = 'INVOICE'
  and (d.request_id is null or d.verdict = 'REJECTED' or t.request_id is not null)
  and not exists (
    select from approvals.request l
    where l.company_id = r.company_id
      and l.kind = r.kind
      and l.subject_id = r.subject_id
      and (l.asked_at, l.request_id) > (r.asked_at, r.request_id))

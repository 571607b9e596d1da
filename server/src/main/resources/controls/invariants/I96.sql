-- severity: STOP
-- title: Invoices are posted as they were approved
-- meaning: What was posted while a matrix asked about invoices was let pass by one of its lines, or the latest request about its draft was approved and not taken back; nothing waits about what is posted.
with posted as (
  select i.company_id, i.invoice_id, i.number, i.currency, i.draft_id,
         exists (
           select from approvals.matrix_line l
           where l.company_id = i.company_id
             and l.matrix_id = (
               select m.matrix_id
               from approvals.matrix m
               where m.company_id = i.company_id
                 and m.kind = 'INVOICE'
                 and m.recorded_at <= i.posted_at
               order by m.recorded_at desc, m.matrix_id desc
               limit 1)) as asks,
         exists (
           select from approvals.automatic a
           where a.company_id = i.company_id and a.kind = 'INVOICE' and a.subject_id = i.invoice_id) as passed
  from invoicing.invoice i
  where i.company_id = :company
    and i.draft_id is not null
), latest as (
  select distinct on (r.subject_id) r.subject_id, d.verdict, t.request_id is not null as taken_back
  from approvals.request r
  left join approvals.decision d on d.company_id = r.company_id and d.request_id = r.request_id
  left join approvals.taken_back t on t.company_id = r.company_id and t.request_id = r.request_id
  where r.company_id = :company
    and r.kind = 'INVOICE'
  order by r.subject_id, r.asked_at desc, r.request_id desc
)
select p.currency, 'invoice' as subject_type, p.invoice_id::text as subject_id,
       'an approval, or a line that let it pass' as expected,
       case when l.taken_back then 'taken back'
            when l.subject_id is null then 'never asked for'
            else lower(coalesce(l.verdict, 'waiting')) end as actual,
       p.number as detail
from posted p
left join latest l on l.subject_id = p.draft_id
where p.asks and not p.passed and (l.verdict is distinct from 'APPROVED' or l.taken_back)
   or l.subject_id is not null and l.verdict is null

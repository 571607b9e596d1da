-- severity: STOP
-- title: Refunds stand as they were decided about
-- meaning: A refund that waits has an open request and no other one has; one that was rejected was not approved, and one that went on was approved by whoever decided, or by a line of the matrix.
select f.currency, 'refund' as subject_type, f.refund_id::text as subject_id,
       case f.state when 'REQUESTED' then 'waiting' when 'REJECTED' then 'rejected' else 'approved' end as expected,
       lower(coalesce(d.verdict, case when r.request_id is null then 'never asked for' else 'waiting' end)) as actual,
       f.number as detail
from payments.refund f
left join approvals.request r on r.company_id = f.company_id and r.kind = 'REFUND' and r.subject_id = f.refund_id
left join approvals.decision d on d.company_id = r.company_id and d.request_id = r.request_id
where f.company_id = :company
  and case f.state
    when 'REQUESTED' then r.request_id is null or d.request_id is not null
    when 'REJECTED' then r.request_id is not null and d.verdict is distinct from 'REJECTED'
                         and d.verdict is distinct from 'WITHDRAWN'
    else r.request_id is not null and d.verdict is distinct from 'APPROVED' end
union all
select f.currency, 'refund', f.refund_id::text, d.decided_by, v.recorded_by, f.number || ' approved by'
from payments.refund f
join payments.refund_event v on v.company_id = f.company_id and v.refund_id = f.refund_id and v.state = 'APPROVED'
join approvals.request r on r.company_id = f.company_id and r.kind = 'REFUND' and r.subject_id = f.refund_id
join approvals.decision d on d.company_id = r.company_id and d.request_id = r.request_id and d.verdict = 'APPROVED'
where f.company_id = :company
  and v.recorded_by <> d.decided_by

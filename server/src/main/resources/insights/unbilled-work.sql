-- What is not invoiced yet, by customer, currency and reason, and how old it is by the day of service.
select work.customer_id, work.currency, work.reason, count(*) as charges, min(work.service_to) as oldest_on,
       sum(work.amount_minor)::bigint as amount_minor,
       coalesce(sum(work.amount_minor) filter (where work.age <= 30), 0)::bigint as to_30_minor,
       coalesce(sum(work.amount_minor) filter (where work.age between 31 and 60), 0)::bigint as to_60_minor,
       coalesce(sum(work.amount_minor) filter (where work.age between 61 and 90), 0)::bigint as to_90_minor,
       coalesce(sum(work.amount_minor) filter (where work.age > 90), 0)::bigint as over_90_minor
from (
  select c.customer_id, c.currency, c.amount_minor, c.service_to, cast(:today as date) - c.service_to as age,
         case
           when exists (
             select from documents.required_document q
             join documents.requirement r on r.company_id = q.company_id and r.requirement_id = q.requirement_id
             where q.company_id = c.company_id
               and q.customer_id = c.customer_id
               and q.subject in ('charge ' || c.charge_id, 'order ' || c.purchase_order)
               and q.state not in ('VALIDATED', 'WAIVED')
               and q.dropped_on is null
               and (r.valid_until is null or q.service_on <= r.valid_until)) then 'AWAITING_DOCUMENTS'
           when c.billable_on > cast(:today as date) then 'NOT_YET_BILLABLE'
           else 'NOT_YET_BILLED'
         end as reason
  from contracts.charge c
  where c.company_id = :company
    and c.draft_id is null
    and c.withdrawn_on is null
  union all
  select c.customer_id, c.currency, c.amount_minor, c.service_to, cast(:today as date) - c.service_to,
         coalesce(d.parked_code, 'ON_DRAFT')
  from invoicing.billing_run b
  join invoicing.draft d
    on d.company_id = b.company_id
   and d.run_id = b.run_id
   and d.state in ('COLLECTED', 'READY', 'PARKED')
  join contracts.charge c on c.company_id = d.company_id and c.draft_id = d.draft_id
  where b.company_id = :company
    and b.state in ('COLLECTING', 'GENERATED', 'POSTING', 'PARTLY_FAILED')
) work
where (cast(:customer as uuid) is null or work.customer_id = :customer)
  and (cast(:reason as text) is null or work.reason = :reason)
group by work.customer_id, work.currency, work.reason

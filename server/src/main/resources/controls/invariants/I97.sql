-- severity: STOP
-- title: Bank details and credit limits are in force as somebody else agreed
-- meaning: Each refund account and each credit limit came of an approved request of another person, with the details that were asked for, or of a line of the matrix that let it pass.
with version as (
  select v.company_id, v.version_id, 'BANK_DETAILS' as kind, null::char(3) as currency, 'refund account' as subject_type,
         coalesce(v.iban, v.account, 'none') as value, v.asked_by, v.recorded_by
  from payments.refund_account v
  where v.company_id = :company
  union all
  select l.company_id, l.version_id, 'CREDIT_LIMIT', l.currency, 'credit limit', coalesce(l.limit_minor::text, 'none'),
         l.asked_by, l.recorded_by
  from credit.credit_limit l
  where l.company_id = :company
), asked as (
  select v.*, r.request_id, r.asked_by as requested_by,
         case v.kind when 'CREDIT_LIMIT' then case r.command ->> 'Limit' when 'none' then 'none' else r.amount_minor::text end
                     else coalesce(r.command ->> 'IBAN', r.command ->> 'Account', 'none') end as wanted
  from version v
  left join approvals.deed e on e.company_id = v.company_id and e.subject_id = v.version_id
  left join approvals.request r on r.company_id = e.company_id and r.request_id = e.request_id and r.kind = v.kind
)
select a.currency, a.subject_type, a.version_id::text as subject_id, 'an approval, or a line that let it pass' as expected,
       'neither' as actual, 'asked by ' || a.asked_by as detail
from asked a
where a.request_id is null
  and not exists (
    select from approvals.automatic p
    where p.company_id = a.company_id and p.kind = a.kind and p.subject_id = a.version_id)
union all
select a.currency, a.subject_type, a.version_id::text, a.wanted, a.value, 'not what was asked for'
from asked a
where a.request_id is not null
  and a.wanted <> a.value
union all
select a.currency, a.subject_type, a.version_id::text, 'another person than ' || a.asked_by, a.recorded_by,
       'asked and agreed by the same'
from asked a
where a.request_id is not null
  and (a.recorded_by = a.asked_by or a.requested_by <> a.asked_by)

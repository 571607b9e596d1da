-- severity: STOP
-- title: A disputed amount is out of dunning until somebody decided, and no longer
-- meaning: While a dispute is undecided, or what was accepted waits for approval, a suspension without an end rests on it; otherwise none does.
select d.currency, 'dispute' as subject_type, d.dispute_id::text as subject_id,
       case when d.holds then 'suspended' else 'not suspended' end as expected,
       case when d.held then 'suspended' else 'not suspended' end as actual,
       d.number || ' ' || d.state as detail
from (
  select s.*,
         s.state in ('OPENED', 'TRIAGED', 'UNDER_INVESTIGATION', 'WAITING_CUSTOMER', 'WAITING_INTERNAL', 'RESOLUTION_PROPOSED',
                     'REOPENED')
           or (s.state in ('ACCEPTED', 'PARTIALLY_ACCEPTED') and s.deed_id is null) as holds,
         exists (
           select
           from receivables.suspension_span h
           where h.company_id = s.company_id
             and h.holder_id = s.dispute_id
             and h.reason = 'DISPUTE'
             and h.until_on is null) as held
  from disputes.standing s
  where s.company_id = :company) d
where d.holds <> d.held

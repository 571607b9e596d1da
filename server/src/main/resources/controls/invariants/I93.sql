-- severity: CLOSE
-- title: Nothing is posted for a customer who is not active
-- meaning: When an invoice was posted, the customer had not been put before the checklist without being activated again.
select i.currency, 'invoice' as subject_type, i.invoice_id::text as subject_id, 'an active customer' as expected,
       'being onboarded' as actual, i.number || ', posted ' || i.posted_at || ', begun ' || s.recorded_at as detail
from invoicing.invoice i
join onboarding.step s
  on s.company_id = i.company_id
 and s.customer_id = i.customer_id
 and s.kind = 'BEGUN'
 and s.recorded_at < i.posted_at - interval '5 minutes' -- a beginning does not wait for what is just being posted
where i.company_id = :company
  and not exists (
        select from onboarding.step later
        where later.company_id = s.company_id
          and later.customer_id = s.customer_id
          and later.step > s.step
          and later.recorded_at <= i.posted_at)

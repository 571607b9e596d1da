-- severity: CLOSE
-- title: No online payment stays unknown
-- meaning: The provider's id of a payment is used by one attempt only, and no attempt is unknown for more than 7 days.
select min(currency) as currency, 'online payment' as subject_type, min(attempt_id::text) as subject_id, '1' as expected,
       count(*)::text as actual, 'attempts of one payment of ' || provider as detail
from providers.attempt
where company_id = :company
  and provider_payment_id is not null
group by provider, provider_payment_id
having count(*) > 1
union all
select currency, 'online payment', attempt_id::text, 'known within 7 days', 'unknown since ' || unknown_since,
       looks || ' looks of the reconciler'
from providers.attempt
where company_id = :company
  and state = 'UNKNOWN'
  and unknown_since < cast(:now as timestamptz) - interval '7 days'

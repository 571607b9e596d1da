-- severity: CLOSE
-- title: No request is answered half
-- meaning: A request with an idempotency key is done, or was claimed within the last hour.
select null as currency, 'request' as subject_type, key as subject_id, 'DONE' as expected, state as actual,
       'claimed ' || claimed_at as detail
from platform.idempotency_key
where company_id = :company
  and state <> 'DONE'
  and claimed_at < cast(:now as timestamptz) - interval '1 hour'

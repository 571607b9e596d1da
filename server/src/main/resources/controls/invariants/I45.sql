-- severity: CLOSE
-- title: No message waits unnoticed
-- meaning: A message to be worked off is delivered within 15 minutes of when it is due, or parked with a reason.
select null as currency, 'message' as subject_type, message_id::text as subject_id, 'within 15 minutes' as expected,
       'due since ' || next_attempt_at as actual, type || ', ' || attempts || ' attempts' as detail
from platform.outbox_message
where company_id = :company
  and parked_reason is null
  and next_attempt_at < cast(:now as timestamptz) - interval '15 minutes'

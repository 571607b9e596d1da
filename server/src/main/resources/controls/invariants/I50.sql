-- severity: CLOSE
-- title: Everybody in the audit log exists
-- meaning: A person or key that is said to have done something is known, and each deed has its sealed bytes.
select null as currency, 'audit event' as subject_type, e.event_id::text as subject_id, 'a known person' as expected,
       e.actor_id::text as actual, e.command as detail
from audit.event e
where e.company_id = :company
  and e.actor_kind = 'PERSON'
  and not exists (select from access.person p where p.person_id = e.actor_id)
union all
select null, 'audit event', e.event_id::text, 'a known key', e.actor_id::text, e.command
from audit.event e
where e.company_id = :company
  and e.actor_kind = 'API_KEY'
  and not exists (select from access.api_key k where k.company_id = e.company_id and k.key_id = e.actor_id)
union all
select null, 'audit event', event_id::text, encode(sha256('\x00'::bytea || canonical), 'hex'), encode(leaf_hash, 'hex'),
       command || ': hash of the sealed bytes'
from audit.event
where company_id = :company
  and leaf_hash <> sha256('\x00'::bytea || canonical)

-- severity: CLOSE
-- title: What a buyer rejects is followed up, and what was sent is what was kept
-- meaning: Every rejected message has a follow-up, and the bytes of every message are those of its artefact.
select null::text as currency, 'e-invoice message' as subject_type, m.message_id::text as subject_id,
       'a follow-up' as expected, 'none' as actual, m.number || ': ' || coalesce(s.reason, '') as detail
from network.message m
join network.message_step s on s.company_id = m.company_id and s.message_id = m.message_id and s.state = 'REJECTED'
where m.company_id = :company
  and not exists (
    select
    from network.follow_up f
    where f.company_id = m.company_id
      and f.message_id = m.message_id)
union all
select null, 'e-invoice message', m.message_id::text, encode(a.sha256, 'hex'), encode(m.sha256, 'hex'), m.number
from network.message m
left join delivery.artefact a on a.company_id = m.company_id and a.artefact_id = m.artefact_id
where m.company_id = :company
  and a.sha256 is distinct from m.sha256

-- names: #91
insert into audit.event (company_id, event_id, recorded_at, business_on, actor_kind, actor_id, command, subject_type,
                         subject_id, canonical, leaf_hash)
values (#c, #91, now(), '2026-01-01', 'PERSON', #f, 'invoice.post', 'invoice', #11, '\x7b7d', sha256('\x007b7d'));

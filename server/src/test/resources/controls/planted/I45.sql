-- names: #91
insert into platform.outbox_message (company_id, message_id, type, subject_id, payload, recorded_at, next_attempt_at)
values (#c, #91, 'invoice.posted', #11, '{}', now() - interval '1 day', now() - interval '16 minutes');

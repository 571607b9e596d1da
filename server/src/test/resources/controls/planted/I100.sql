-- names: #b6
insert into delivery.delivery (company_id, delivery_id, subject_type, subject_id, customer_id, channel, recipient, state, queued_at)
values (#c, #b6, 'INVOICE', #b7, #a, 'EMAIL', 'Ada <ada@acme.example>', 'BOUNCED', '2026-01-01');

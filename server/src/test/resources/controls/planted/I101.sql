-- names: #b6
insert into delivery.delivery (company_id, delivery_id, subject_type, subject_id, customer_id, channel, recipient, state, queued_at)
values (#c, #b6, 'INVOICE', #b7, #a, 'EMAIL', 'Ada <Ada@acme.example>', 'SENT', '2026-01-03');
insert into delivery.news (company_id, news_id, delivery_id, kind, happened_at, recorded_at, source)
values (#c, #b8, #b6, 'SENT', '2026-01-03', '2026-01-03', 'TALLYSTICK');
insert into delivery.bad_address (company_id, mark_id, address, delivery_id, reason, marked_at)
values (#c, #b9, 'ada@acme.example', #b6, 'The mailbox does not exist.', '2026-01-02');

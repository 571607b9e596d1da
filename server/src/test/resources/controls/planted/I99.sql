-- names: #b6
insert into delivery.delivery (company_id, delivery_id, subject_type, subject_id, customer_id, channel, recipient, state, queued_at)
values (#c, #b6, 'INVOICE', #b7, #a, 'EMAIL', 'Ada <ada@acme.example>', 'SENT', '2026-01-01');
insert into delivery.news (company_id, news_id, delivery_id, kind, happened_at, recorded_at, source, permanent)
values (#c, #b8, #b6, 'QUEUED', '2026-01-01', '2026-01-01', 'TALLYSTICK', null),
       (#c, #b9, #b6, 'BOUNCED', '2026-01-02', '2026-01-02', 'MAIL_REPORT', true);

-- names: #61
insert into approvals.request (company_id, request_id, kind, subject_type, subject_id, label, customer_id, currency,
                               amount_minor, base_minor, reason, approver, because, command, asked_on, due_on, asked_at,
                               asked_by, remind_at, due_at)
values (#c, #d4, 'REFUND', 'refund', #61, 'RFD-2026-000001', #a, 'EUR', 200, 200, 'paid twice', 'APPROVER',
        'An approver has to agree.', '{}', '2026-01-13', '2026-01-16', '2026-01-13', 'SYSTEM', '2026-01-14', '2026-01-17');
insert into approvals.decision (company_id, request_id, verdict, reason, asked_by, decided_by, decided_on, decided_at)
values (#c, #d4, 'REJECTED', 'not theirs', 'SYSTEM', 'PERSON:2', '2026-01-13', '2026-01-13');

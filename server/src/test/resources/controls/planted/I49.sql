-- names: #c1
insert into approvals.request (company_id, request_id, kind, subject_type, subject_id, label, customer_id, currency,
                               amount_minor, base_minor, reason, approver, because, command, asked_on, due_on, asked_at,
                               asked_by, remind_at, due_at)
values (#c, #c1, 'WRITE_OFF', 'invoice', #11, 'INV-2026-000001', #a, 'EUR', 100, 100, 'insolvent', 'APPROVER',
        'An approver has to agree.', '{}', '2026-01-20', '2026-01-23', '2026-01-20', 'PERSON:1', '2026-01-21', '2026-01-24'),
       (#c, #c2, 'CREDIT_MEMO', 'invoice', #11, 'INV-2026-000001', #a, 'EUR', 100, 100, 'price', 'APPROVER',
        'An approver has to agree.', '{}', '2026-01-20', '2026-01-23', '2026-01-20', 'PERSON:1', '2026-01-21', '2026-01-24');
call public.drop_checks('approvals.decision');
insert into approvals.decision (company_id, request_id, verdict, asked_by, decided_by, decided_on, decided_at)
values (#c, #c1, 'APPROVED', 'PERSON:1', 'PERSON:1', '2026-01-20', '2026-01-20'),
       (#c, #c2, 'APPROVED', 'PERSON:1', 'PERSON:2', '2026-01-20', '2026-01-20');
insert into approvals.deed (company_id, request_id, subject_type, subject_id, label)
values (#c, #c1, 'allocation', #31, '1.00 EUR on INV-2026-000001');

-- names: #d1
insert into disputes.dispute (company_id, dispute_id, series, series_number, number, customer_id, invoice_id, label, currency,
                              amount_minor, reason_code, words, raised_by, opened_on, opened_at, opened_by)
values (#c, #d1, 'DSP-2026', 1, 'DSP-2026-000001', #a, #11, 'INV-2026-000001', 'EUR', 1000, 'PRICE', 'Too dear', 'CUSTOMER',
        '2026-01-10', '2026-01-10', 'SYSTEM');
insert into disputes.event (company_id, dispute_id, sequence, what, state, owner_role, due_on, amount_minor, happened_on,
                            recorded_at, recorded_by)
values (#c, #d1, 1, 'OPENED', 'OPENED', 'COLLECTOR', '2026-01-20', 1000, '2026-01-10', '2026-01-10', 'SYSTEM');

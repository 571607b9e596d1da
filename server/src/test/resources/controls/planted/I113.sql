-- names: #11
insert into invoicing.billing_run (company_id, run_id, number, through_on, invoice_on, grouping, state, started_by, started_at)
values (#c, #1a, 1, '2026-01-20', '2026-01-20', 'CUSTOMER', 'GENERATED', 'SYSTEM', '2026-01-20');
insert into invoicing.draft (company_id, draft_id, run_id, customer_id, currency, state)
values (#c, #1b, #1a, #a, 'EUR', 'COLLECTED');
insert into invoicing.correction (company_id, correction_id, invoice_id, credit_memo_id, run_id, draft_id, recorded_at,
                                  recorded_by)
values (#c, #1c, #11, #41, #1a, #1b, '2026-01-20', 'SYSTEM');

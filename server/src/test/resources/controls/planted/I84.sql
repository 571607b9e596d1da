-- names: #86
insert into invoicing.draft (company_id, draft_id, run_id, customer_id, currency, state, invoice_id, check_id)
values (#c, #86, #85, #a, 'EUR', 'POSTED', #11, #87);
insert into scrubber.check_run (company_id, check_id, cause, drafts, held, checked_on, checked_at, checked_by)
values (#c, #87, 'COLLECT', 1, 1, '2026-01-05', '2026-01-05', 'SYSTEM');
insert into scrubber.finding (company_id, check_id, draft_id, position, rule, severity, sentence, customer_id)
values (#c, #87, #86, 1, 'SCR-501', 'WARN', '“tbd” says nothing.', #a);

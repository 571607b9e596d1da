-- names: #21
insert into cashapp.payment_flag (company_id, flag_id, payment_id, rule, evidence, other_id, raised_at)
values (#c, #b1, #21, 'DUPLICATE', 'Payer, amount and text are those of PAY-2026-000002.', #22, '2026-01-11');
update receivables.allocation set rule = 'CA-2' where allocation_id = #31;

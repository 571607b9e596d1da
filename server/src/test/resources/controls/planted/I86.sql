-- names: #91
insert into contracts.contract (company_id, contract_id, number, customer_id, title, currency, made_at, made_by)
values (#c, #91, 'K-1', #a, 'Hosting', 'EUR', '2026-01-01', 'SYSTEM');
insert into contracts.priced_period (company_id, contract_id, line, period_from, period_to, version, clause, quantity,
                                     currency, amount_minor, steps, charge_id, recorded_at)
values (#c, #91, 1, '2026-01-01', '2026-01-31', 1, '1', 1, 'EUR', 10000, '[{"subtotal": 99}]', #92, '2026-01-31');

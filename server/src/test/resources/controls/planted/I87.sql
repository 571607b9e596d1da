-- names: #91
insert into contracts.priced_period (company_id, contract_id, line, period_from, period_to, version, clause, quantity,
                                     currency, amount_minor, steps, charge_id, recorded_at)
values (#c, #91, 1, '2026-01-01', '2026-01-31', 1, '1', 1, 'EUR', 10000, '[{"subtotal": 100}]', #92, '2026-01-31'),
       (#c, #91, 1, '2026-01-31', '2026-02-28', 1, '1', 1, 'EUR', 10000, '[{"subtotal": 100}]', #93, '2026-02-28');

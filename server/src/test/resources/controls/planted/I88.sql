-- names: #91
insert into contracts.contract_version (company_id, contract_id, version, effective_on, terms, recorded_at, recorded_by)
values (#c, #91, 1, '2026-01-01', '{"text": "", "lines": [{"line": 1, "schedule": "USAGE"}]}', '2026-01-01', 'SYSTEM');
insert into contracts.priced_period (company_id, contract_id, line, period_from, period_to, version, clause, quantity,
                                     currency, amount_minor, steps, charge_id, recorded_at)
values (#c, #91, 1, '2026-01-01', '2026-01-31', 1, '1', 7, 'EUR', 700, '[{"subtotal": 7}]', #92, '2026-01-31');
insert into contracts.usage_record (company_id, usage_id, contract_id, line, external_id, used_on, quantity, recorded_at,
                                    recorded_by, priced_from)
values (#c, #94, #91, 1, 'a', '2026-01-05', 6, '2026-01-05', 'SYSTEM', '2026-01-01');

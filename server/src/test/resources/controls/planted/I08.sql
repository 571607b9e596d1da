-- names: #e9
insert into ledger.entry (company_id, entry_id, posted_on, period_on, source_type, source_id, description, reverses_id,
                          recorded_at)
values (#c, #e9, '2026-01-25', '2026-01-01', 'ALLOCATION', #99, 'Reversal', #e3, '2026-01-25');
insert into ledger.posting (company_id, entry_id, line, account, posted_on, currency, amount_minor, base_minor)
values (#c, #e9, 1, '2100', '2026-01-25', 'EUR', -4000, -4000),
       (#c, #e9, 2, '1200', '2026-01-25', 'EUR', 4000, 4000);

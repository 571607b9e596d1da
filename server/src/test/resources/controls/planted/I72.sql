-- names: #33
insert into receivables.allocation (company_id, allocation_id, open_item_id, kind, granted_with_id, currency, amount_minor,
                                    base_minor, source_base_minor, effective_on, recorded_at, recorded_by, rule)
values (#c, #33, #12, 'BANK_FEE', #22, 'EUR', 500, 500, 500, '2026-01-12', '2026-01-12', 'SYSTEM', 'CA-2');

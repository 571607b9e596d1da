-- names: #e5
insert into ledger.period_change (company_id, change_id, starts_on, state, changed_at, changed_by)
values (#c, #91, '2026-01-01', 'CLOSED', '2026-01-15', 'SYSTEM');

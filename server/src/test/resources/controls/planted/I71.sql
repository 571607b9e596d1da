-- names: #d1
insert into cashapp.rule_change (company_id, change_id, rule, rule_version, state, cases, errors, wrong_customers, bound, reason,
                                 changed_at, changed_by)
values (#c, #d1, 'CA-7', 1, 'PROMOTED', 540, 0, 0, 0.9950, 'It looks fine.', '2026-01-12', 'PERSON:00000000-0000-7000-8000-000000000001');

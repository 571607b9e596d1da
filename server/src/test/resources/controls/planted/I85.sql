-- names: #88
insert into scrubber.rule_change (company_id, change_id, rule, severity, before, reason, recorded_at, recorded_by)
values (#c, #88, 'SCR-206', 'OFF', 'BLOCK', 'In the way', '2026-01-05', 'SYSTEM');

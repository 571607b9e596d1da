-- names: #d3
insert into collections.policy (company_id, policy_id, version, name, from_on, level_days, level_tones, days_between, currencies, tolerances,
                                business_days, less_credits, recorded_at, recorded_by)
values (#c, #d1, 1, 'Usual', '2026-01-01', '{7}', '{REMINDER}', 10, '{}', '{}', false, false, '2026-01-01', 'SYSTEM');
insert into collections.dunning_run (company_id, run_id, on_day, approve, started_at, started_by)
values (#c, #d2, '2026-02-20', false, '2026-02-20', 'SYSTEM');
insert into collections.notice (company_id, notice_id, run_id, customer_id, currency, number, policy_id, policy_version, level,
                                tone, on_day, total_minor, state, sent_at)
values (#c, #d3, #d2, #a, 'EUR', 'C-1-2026-02-20-EUR', #d1, 1, 1, 'REMINDER', '2026-02-20', 6900, 'SENT', '2026-02-20');
insert into collections.notice_item (company_id, notice_id, run_id, open_item_id, place, level, amount_minor, days)
values (#c, #d3, #d2, #12, 'STEPS', 1, 6900, 16);

-- names: #11
insert into onboarding.step (company_id, customer_id, step, kind, recorded_on, recorded_at, recorded_by)
values (#c, #a, 1, 'BEGUN', '2026-01-02', '2026-01-02 10:00+00', 'SYSTEM');

-- names: #84
insert into documents.required_document (company_id, required_id, customer_id, kind, subject, charge_id, requirement_id,
                                         service_on, opened_on, opened_at, state)
values (#c, #84, #a, 'TIMESHEET', 'charge x', #82, #83, '2026-01-31', '2026-01-02', '2026-01-02', 'WAIVED');
insert into documents.required_step (company_id, required_id, step, what, recorded_at, recorded_by)
values (#c, #84, 1, 'REQUIRED', '2026-01-02', 'SYSTEM'),
       (#c, #84, 2, 'WAIVER_ASKED', '2026-01-03', 'SYSTEM'),
       (#c, #84, 3, 'WAIVED', '2026-01-04', 'SYSTEM');

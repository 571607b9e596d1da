-- names: #b3
insert into statements.run (company_id, run_id, to_on, style, known_at, started_by)
values (#c, #b1, '2026-01-31', 'DETAILED', '2026-02-01', 'system');
insert into statements.statement (company_id, statement_id, run_id, customer_id, currency, number, from_on, to_on, known_at,
                                  previous_id, opening_minor, closing_minor, overdue_minor, sha256, content)
values (#c, #b2, #b1, #a, 'EUR', 'C-1-1', '2025-11-01', '2025-11-30', '2025-12-01', null, 0, 0, 0, sha256('x'), 'x'),
       (#c, #b3, #b1, #a, 'EUR', 'C-1-2', '2025-12-01', '2025-12-31', '2025-12-31', #b2, 700, 0, 0, sha256('x'), 'x');

-- names: #b2
insert into statements.run (company_id, run_id, to_on, style, known_at, started_by)
values (#c, #b1, '2025-12-31', 'DETAILED', '2026-01-01', 'system');
insert into statements.statement (company_id, statement_id, run_id, customer_id, currency, number, from_on, to_on, known_at,
                                  previous_id, opening_minor, closing_minor, overdue_minor, sha256, content)
values (#c, #b2, #b1, #a, 'EUR', 'C-1-1', '2025-12-01', '2025-12-31', '2025-12-31', null, 0, 4200, 0, sha256('x'), 'x');

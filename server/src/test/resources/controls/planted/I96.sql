-- names: #11
insert into approvals.matrix (company_id, matrix_id, kind, recorded_at, recorded_by)
values (#c, #d1, 'INVOICE', '2026-01-01', 'SYSTEM');
insert into approvals.matrix_line (company_id, matrix_id, position, at_least_minor, approver, answer_time)
values (#c, #d1, 1, 0, 'APPROVER', 3);
update invoicing.invoice set draft_id = #d2 where invoice_id = #11;

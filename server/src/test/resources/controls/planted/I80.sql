-- names: #11
insert into contracts.charge (company_id, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                              currency, amount_minor, tax_code, service_from, service_to, billable_on, recorded_at,
                              recorded_by)
values (#c, #82, #a, 'test', '1', 'Work', 1, 'C62', 100, 'EUR', 10000, 'S19', '2026-01-01', '2026-01-31', '2026-01-31',
        '2026-01-02', 'SYSTEM');
update invoicing.invoice_line set charge_id = #82 where company_id = #c and invoice_id = #11;
insert into documents.requirement (company_id, requirement_id, kind, scope, valid_from, recorded_at, recorded_by)
values (#c, #83, 'TIMESHEET', 'CHARGE', '2026-01-01', '2026-01-02', 'SYSTEM');

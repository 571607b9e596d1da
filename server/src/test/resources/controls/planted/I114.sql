-- names: #1d
insert into contracts.charge (company_id, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                              currency, amount_minor, tax_code, service_from, service_to, billable_on, recorded_at,
                              recorded_by)
values (#c, #1d, #a, 'correction', 'INV-2026-000001/1', 'Work', 1, 'C62', 90, 'EUR', 9000, 'S19', '2026-01-01',
        '2026-01-31', '2026-01-20', '2026-01-20', 'SYSTEM');

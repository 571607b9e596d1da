-- names: #91
insert into contracts.customer_order (company_id, order_id, source, external_id, customer_id, currency, revision, received_at,
                                      received_by)
values (#c, #91, 'crm', 'SO-1', #a, 'EUR', 1, '2026-01-01', 'SYSTEM');
insert into contracts.order_line (company_id, order_id, revision, line, description, quantity, unit, unit_price, tax_code,
                                  billed, every, service_from)
values (#c, #91, 1, 1, 'Hosting', 2, 'pcs', 100, 'STANDARD', 'IN_ADVANCE', 'MONTH', '2026-01-01');
insert into contracts.contract (company_id, contract_id, number, customer_id, title, currency, made_at, made_by)
values (#c, #92, 'K-1', #a, 'Hosting', 'EUR', '2026-01-01', 'SYSTEM');
insert into contracts.contract_version (company_id, contract_id, version, effective_on, terms, recorded_at, recorded_by)
values (#c, #92, 1, '2026-01-01',
        '{"text": "", "lines": [{"line": 1, "rate": "PER_UNIT", "price": "100.01", "quantity": "2", "schedule": "ADVANCE"}]}',
        '2026-01-01', 'SYSTEM');
insert into contracts.order_agreement (company_id, order_id, line, contract_id, contract_line, version)
values (#c, #91, 1, #92, 1, 1);

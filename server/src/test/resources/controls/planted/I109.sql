-- names: #91
insert into contracts.customer_order (company_id, order_id, source, external_id, customer_id, currency, revision, received_at,
                                      received_by)
values (#c, #91, 'crm', 'SO-1', #a, 'EUR', 1, '2026-01-01', 'SYSTEM');
insert into contracts.order_line (company_id, order_id, revision, line, description, quantity, unit, unit_price, tax_code,
                                  billed)
values (#c, #91, 1, 1, 'Chair', 1, 'pcs', 100, 'STANDARD', 'ONCE');
insert into contracts.charge (company_id, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                              currency, amount_minor, tax_code, service_from, service_to, billable_on, recorded_at, recorded_by)
values (#c, #92, #a, 'order-line', 'crm:SO-1/1/a', 'Chair', 1, 'pcs', 100, 'EUR', 10000, 'STANDARD', '2026-01-02',
        '2026-01-02', '2026-01-02', '2026-01-02', 'SYSTEM'),
       (#c, #93, #a, 'order-line', 'crm:SO-1/1/b', 'Chair', 1, 'pcs', 100, 'EUR', 10000, 'STANDARD', '2026-01-02',
        '2026-01-02', '2026-01-02', '2026-01-02', 'SYSTEM');
insert into contracts.order_delivery (company_id, delivery_id, order_id, revision, line, external_id, delivered_on, quantity,
                                      charge_id, recorded_at, recorded_by)
values (#c, #94, #91, 1, 1, 'a', '2026-01-02', 1, #92, '2026-01-02', 'SYSTEM'),
       (#c, #95, #91, 1, 1, 'b', '2026-01-02', 1, #93, '2026-01-02', 'SYSTEM');

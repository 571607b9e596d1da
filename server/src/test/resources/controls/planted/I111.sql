-- names: #11
insert into invoicing.previously_billed (company_id, invoice_id, look_back, from_on, to_on, currency, invoices, credit_memos,
                                         net_minor, gross_minor)
values (#c, #11, 'TWELVE_MONTHS', '2025-01-06', '2026-01-05', 'EUR', 1, 0, 10000, 11900);

-- names: #11
insert into exemptions.certificate (company_id, certificate_id, customer_id, category, jurisdiction, number, reason_code,
                                    reason, valid_from, valid_until, recorded_at, recorded_by)
values (#c, #ec1, #a, 'E', 'DE', 'X-1', 'VATEX-EU-132', 'Exempt', '2025-01-01', '2025-12-31', '2025-01-01 10:00+00', 'SYSTEM');
insert into invoicing.invoice_tax (company_id, invoice_id, category, rate, base_minor, tax_minor, exemption_reason,
                                   exemption_code, certificate_id)
values (#c, #11, 'E', 0, 0, 0, 'Exempt (X-1)', 'VATEX-EU-132', #ec1);

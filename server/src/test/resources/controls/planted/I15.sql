-- names: INV-2026-000002
insert into invoicing.invoice
select company_id, #19, series, 2, 'INV-2026-000002', customer_id, draft_id, invoice_on, due_on, service_from, service_to,
       currency, net_minor, tax_minor, gross_minor, base_minor, rate, rounding_policy, rounding_mode, terms, language,
       payment_reference, contract_number, purchase_order, buyer, seller, note, posted_at - interval '1 second', posted_by
from invoicing.invoice;

-- names: #11
insert into invoicing.invoice_deposit (company_id, invoice_id, customer_id, kind)
values (#c, #11, #a, 'DEPOSIT');
insert into invoicing.invoice_deduction (company_id, invoice_id, deposit_id, category, rate, base_minor, tax_minor)
values (#c, #12, #11, 'S', 19, 9500, 1805);

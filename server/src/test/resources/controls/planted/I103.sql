-- names: customer deposits
insert into invoicing.invoice_deposit (company_id, invoice_id, customer_id, kind)
values (#c, #11, #a, 'DEPOSIT');

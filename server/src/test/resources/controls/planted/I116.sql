-- names: #11
update invoicing.invoice_line set price_with_tax = 120 where company_id = #c and invoice_id = #11;

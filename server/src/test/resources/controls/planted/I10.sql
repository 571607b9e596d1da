-- names: #11
update invoicing.invoice_tax set tax_minor = 1901 where invoice_id = #11;

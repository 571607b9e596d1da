-- names: #11
update invoicing.invoice set due_on = '2026-03-31' where invoice_id = #11;

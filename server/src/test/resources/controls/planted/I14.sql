-- names: INV-2026
update invoicing.invoice set series_number = 2 where invoice_id = #11;

-- names: INV-2026-000002
create temporary table second as select * from invoicing.invoice;
update second set invoice_id = #19, series_number = 2, number = 'INV-2026-000002', posted_at = posted_at - interval '1 second';
insert into invoicing.invoice select * from second;

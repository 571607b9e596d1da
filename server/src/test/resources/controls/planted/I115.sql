-- names: #19
create temporary table memo as select * from invoicing.invoice;
update memo set invoice_id = #19, series = 'DBM-2026', number = 'DBM-2026-000001', invoice_on = '2026-01-04', debited_id = #11,
                debit_reason = 'PRICE', debit_note = 'too cheap';
insert into invoicing.invoice select * from memo;

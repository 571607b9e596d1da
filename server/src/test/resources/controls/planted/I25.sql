-- names: #21
drop index cashapp.receipt_line_payment;
update cashapp.receipt_line set payment_id = #21 where line_id = #53;

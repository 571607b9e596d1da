-- names: #21
call public.drop_checks('payments.payment');
update payments.payment set amount_minor = 4999 where payment_id = #21;

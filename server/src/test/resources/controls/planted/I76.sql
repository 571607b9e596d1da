-- names: #61
update payments.refund set payment_id = null where refund_id = #61;

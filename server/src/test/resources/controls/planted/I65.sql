-- names: #72
update debits.debit set state = 'COLLECTED', payment_id = #99, decided_on = '2026-02-10' where debit_id = #72;

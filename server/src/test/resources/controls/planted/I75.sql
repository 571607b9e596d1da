-- names: #72
update debits.debit set trace = '121042880000001' where debit_id = #72;

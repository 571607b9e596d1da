-- names: #73
insert into debits.debit (company_id, debit_id, run_id, customer_id, mandate_id, batch_id, end_to_end_id, sequence, currency,
                          amount_minor, state, tell_by)
values (#c, #73, #71, #a, #70, 'B', 'E3', 'RCUR', 'EUR', 100, 'PENDING', '2026-01-27');
insert into debits.item (company_id, debit_id, open_item_id, amount_minor) values (#c, #73, #12, 100);

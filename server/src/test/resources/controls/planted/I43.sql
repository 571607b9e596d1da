-- names: #e1
update ledger.posting set customer_id = #f where entry_id = #e1 and line = 1;

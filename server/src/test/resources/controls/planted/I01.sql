-- names: #e1
update ledger.posting set amount_minor = 11901, base_minor = 11901 where entry_id = #e1 and line = 1;

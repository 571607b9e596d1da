-- names: EUR
update ledger.posting set amount_minor = 701 where entry_id = #e4 and line = 1;

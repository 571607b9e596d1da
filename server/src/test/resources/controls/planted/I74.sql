-- names: EUR
update ledger.posting set account = '1080' where entry_id = #e4 and line = 1;

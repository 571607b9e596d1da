-- names: #52
update ledger.posting set account = '1200' where entry_id = #e2 and line = 1;

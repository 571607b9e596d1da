-- names: #e2
delete from ledger.posting where entry_id = #e2 and line = 2;

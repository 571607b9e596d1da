-- names: #31
delete from ledger.posting where entry_id = #e3;
delete from ledger.entry where entry_id = #e3;

-- names: 2026-01-11
update ledger.posting set account = '4000' where entry_id = #e4 and line = 2;

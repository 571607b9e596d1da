-- names: 2026-01-13
update ledger.posting set account = '2200' where entry_id = #e6 and line = 2;

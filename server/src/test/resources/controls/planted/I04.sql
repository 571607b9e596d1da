-- names: 2026-01-20
update ledger.posting set account = '4000' where entry_id = #e5 and line = 3;

-- names: ledger.loose
create table ledger.loose (company_id uuid);

-- Which columns of a bank's table mean what, by account. A change is a new version; the latest counts.
create table cashapp.column_map (
  company_id      uuid        not null references platform.company,
  map_id          uuid        not null,
  bank_account_id uuid        not null,
  version         int         not null check (version > 0),
  columns         text        not null check (columns <> ''),
  made_at         timestamptz not null,
  made_by         text        not null,
  primary key (company_id, map_id),
  unique (company_id, bank_account_id, version),
  foreign key (company_id, bank_account_id) references payments.bank_account
);
call platform.fence('cashapp.column_map');

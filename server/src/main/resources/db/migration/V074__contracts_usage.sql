-- What was used of the metered lines of contracts, each report once; it is priced when its period closes, or the next open one.
create table contracts.usage_record (
  company_id  uuid          not null references platform.company,
  usage_id    uuid          not null,
  contract_id uuid          not null,
  line        int           not null,
  external_id text          not null check (external_id <> ''),
  used_on     date          not null,
  quantity    numeric(19,6) not null check (quantity <> 0),
  reverses    uuid,
  recorded_at timestamptz   not null,
  recorded_by text          not null,
  priced_from date,
  primary key (company_id, usage_id),
  unique (company_id, contract_id, line, external_id),
  unique (company_id, reverses),
  foreign key (company_id, contract_id) references contracts.contract,
  foreign key (company_id, reverses) references contracts.usage_record,
  foreign key (company_id, contract_id, line, priced_from) references contracts.priced_period,
  check (reverses is null or quantity < 0)
);
create index usage_unpriced on contracts.usage_record (company_id, contract_id, line, used_on) where priced_from is null;
create index usage_priced on contracts.usage_record (company_id, contract_id, line, priced_from) where priced_from is not null;
call platform.fence('contracts.usage_record');
grant update (priced_from) on contracts.usage_record to ${app};

-- Usage also comes in files.
alter table imports.batch drop constraint batch_kind_check;
alter table imports.batch add constraint batch_kind_check
  check (kind in ('CUSTOMERS', 'OPEN_ITEMS', 'CHARGES', 'PAYMENTS', 'USAGE'));

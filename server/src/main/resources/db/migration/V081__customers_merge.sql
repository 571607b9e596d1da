-- Two records of one customer become one, and apart again: nothing that was posted moves. Whoever names the merged customer is
-- led to the one that stays.
alter table customers.customer add column merged_into uuid;
alter table customers.customer add foreign key (company_id, merged_into) references customers.customer (company_id, customer_id);
alter table customers.customer add check (merged_into <> customer_id);
comment on column customers.customer.merged_into is 'derived from customers.merge and customers.merge_undo (I95)';
create index customer_merged on customers.customer (company_id, merged_into) where merged_into is not null;

create table customers.merge (
  company_id  uuid        not null references platform.company,
  merge_id    uuid        not null,
  merged_id   uuid        not null,
  survivor_id uuid        not null,
  reason      text        not null check (reason <> ''),
  merged_on   date        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, merge_id),
  foreign key (company_id, merged_id) references customers.customer,
  foreign key (company_id, survivor_id) references customers.customer,
  check (merged_id <> survivor_id)
);
create index merge_merged on customers.merge (company_id, merged_id);
create index merge_survivor on customers.merge (company_id, survivor_id);
call platform.fence('customers.merge');

create table customers.merge_undo (
  company_id  uuid        not null references platform.company,
  merge_id    uuid        not null,
  reason      text        not null check (reason <> ''),
  undone_on   date        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, merge_id),
  foreign key (company_id, merge_id) references customers.merge
);
call platform.fence('customers.merge_undo');

-- An open item waits for one collection at a time, whatever collects it: a direct debit or a payment through a provider. What
-- debits kept for themselves becomes the one place everybody asks.
create table receivables.reservation (
  company_id   uuid        not null references platform.company,
  open_item_id uuid        not null,
  holder       text        not null check (holder in ('DIRECT_DEBIT', 'PROVIDER')),
  holder_id    uuid        not null,
  expected_on  date        not null,
  primary key (company_id, open_item_id),
  foreign key (company_id, open_item_id) references receivables.open_item
);
comment on table receivables.reservation is 'Present state, no history: a row goes when the collection has ended';
create index reservation_holder on receivables.reservation (company_id, holder_id);
call platform.fence('receivables.reservation');
grant delete on receivables.reservation to ${app};

-- Debits that are pending keep their items; the fence is lifted for this one statement.
alter table debits.item no force row level security;
alter table debits.debit no force row level security;
alter table debits.run no force row level security;
alter table receivables.reservation no force row level security;
insert into receivables.reservation (company_id, open_item_id, holder, holder_id, expected_on)
select i.company_id, i.open_item_id, 'DIRECT_DEBIT', i.debit_id, r.collect_on
from debits.item i
join debits.debit d on d.company_id = i.company_id and d.debit_id = i.debit_id
join debits.run r on r.company_id = d.company_id and r.run_id = d.run_id
where i.pending;
alter table receivables.reservation force row level security;
alter table debits.run force row level security;
alter table debits.debit force row level security;
alter table debits.item force row level security;
alter table debits.item drop column pending;

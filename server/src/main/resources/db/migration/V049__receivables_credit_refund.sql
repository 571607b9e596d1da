-- A refund of a credit memo is an item of its own, which the credit settles: the balances and agings of every day follow from
-- items and allocations as always. A refund that is given back settles its item by an allocation of its own kind.
alter table receivables.open_item drop constraint open_item_kind_check;
alter table receivables.open_item add constraint open_item_kind_check
  check (kind in ('INVOICE', 'OPENING', 'CREDIT', 'FEE', 'REFUND'));
alter table receivables.allocation drop constraint allocation_kind_check;
alter table receivables.allocation add constraint allocation_kind_check
  check (kind in ('PAYMENT', 'CREDIT', 'DISCOUNT', 'BANK_FEE', 'SMALL_DIFFERENCE', 'WRITE_OFF', 'REFUND_BACK'));

create table receivables.credit_refund (
  company_id     uuid not null references platform.company,
  refund_id      uuid not null,
  credit_item_id uuid not null,
  open_item_id   uuid not null,
  allocation_id  uuid not null,
  primary key (company_id, refund_id),
  unique (company_id, open_item_id),
  foreign key (company_id, refund_id) references payments.refund,
  foreign key (company_id, credit_item_id) references receivables.open_item (company_id, open_item_id),
  foreign key (company_id, open_item_id) references receivables.open_item,
  foreign key (company_id, allocation_id) references receivables.allocation
);
create index credit_refund_credit on receivables.credit_refund (company_id, credit_item_id);
create index credit_refund_allocation on receivables.credit_refund (company_id, allocation_id);
call platform.fence('receivables.credit_refund');

create schema receivables;

-- What is owed on one installment (positive), or what an unused credit memo is worth (negative). Posted amounts are facts;
-- open_minor is the one stored copy of a derived figure, written with the allocation that changes it.
create table receivables.open_item (
  company_id      uuid        not null references platform.company,
  open_item_id    uuid        not null,
  customer_id     uuid        not null,
  kind            text        not null check (kind in ('INVOICE', 'OPENING', 'CREDIT')),
  document_id     uuid        not null,
  number          text        not null,
  installment     int         not null,
  currency        char(3)     not null,
  amount_minor    bigint      not null,
  base_minor      bigint      not null,
  document_on     date        not null,
  due_on          date        not null,
  posted_on       date        not null,
  reference       text,
  purchase_order  text,
  recorded_at     timestamptz not null,
  open_minor      bigint      not null,
  open_base_minor bigint      not null,
  primary key (company_id, open_item_id),
  unique (company_id, document_id, installment),
  foreign key (company_id, customer_id) references customers.customer,
  check (due_on >= document_on),
  check (case when kind = 'CREDIT' then amount_minor < 0 and open_minor between amount_minor and 0
              else amount_minor > 0 and open_minor between 0 and amount_minor end)
);
create index open_item_open on receivables.open_item (company_id, customer_id)
  include (currency, due_on, document_on, posted_on, open_minor) where open_minor <> 0;
create index open_item_customer on receivables.open_item (company_id, customer_id, document_on);
create index open_item_number on receivables.open_item (company_id, number);
create index open_item_reference on receivables.open_item (company_id, reference) where reference is not null;
create index open_item_posted on receivables.open_item (company_id, posted_on);
create index open_item_recorded on receivables.open_item (company_id, recorded_at);
call platform.fence('receivables.open_item');
grant update (open_minor, open_base_minor) on receivables.open_item to ${app};

-- One amount of one source settles one open item. Undone by a second row with the negative amount, never changed.
create table receivables.allocation (
  company_id        uuid        not null references platform.company,
  allocation_id     uuid        not null,
  open_item_id      uuid        not null,
  kind              text        not null check (kind in ('PAYMENT', 'CREDIT', 'DISCOUNT', 'WRITE_OFF')),
  payment_id        uuid,
  credit_item_id    uuid,
  currency          char(3)     not null,
  amount_minor      bigint      not null check (amount_minor <> 0),
  base_minor        bigint      not null,
  source_base_minor bigint      not null,
  effective_on      date        not null,
  recorded_at       timestamptz not null,
  recorded_by       text        not null,
  rule              text        not null,
  reverses_id       uuid,
  reason            text,
  primary key (company_id, allocation_id),
  unique (company_id, reverses_id),
  foreign key (company_id, open_item_id) references receivables.open_item,
  foreign key (company_id, payment_id) references payments.payment,
  foreign key (company_id, credit_item_id) references receivables.open_item (company_id, open_item_id),
  foreign key (company_id, reverses_id) references receivables.allocation (company_id, allocation_id),
  check ((kind = 'PAYMENT') = (payment_id is not null)),
  check ((kind = 'CREDIT') = (credit_item_id is not null)),
  check ((reverses_id is null) = (amount_minor > 0))
);
create index allocation_item on receivables.allocation (company_id, open_item_id);
create index allocation_payment on receivables.allocation (company_id, payment_id) where payment_id is not null;
create index allocation_credit on receivables.allocation (company_id, credit_item_id) where credit_item_id is not null;
create index allocation_effective on receivables.allocation (company_id, effective_on);
create index allocation_recorded on receivables.allocation (company_id, recorded_at);
call platform.fence('receivables.allocation');

-- Who pays a customer's invoices, one after the other, from a day on; the customer pays what they leave. Agreed for all of a
-- customer or for one contract. The latest version that holds on a day counts; one without payers ends the arrangement.
create table invoicing.arrangement (
  company_id      uuid        not null references platform.company,
  arrangement_id  uuid        not null,
  customer_id     uuid        not null,
  contract_number text,
  version         int         not null,
  valid_from      date        not null,
  reason          text        not null check (reason <> ''),
  recorded_at     timestamptz not null,
  recorded_by     text        not null,
  primary key (company_id, arrangement_id),
  unique nulls not distinct (company_id, customer_id, contract_number, version),
  foreign key (company_id, customer_id) references customers.customer
);
call platform.fence('invoicing.arrangement');

create table invoicing.arrangement_payer (
  company_id        uuid         not null references platform.company,
  arrangement_id    uuid         not null,
  position          int          not null,
  payer_id          uuid         not null,
  share             numeric(9,6) not null check (share > 0 and share <= 100),
  currency          char(3)      not null,
  most_minor        bigint       check (most_minor > 0),
  period            text         check (period in ('MONTH', 'QUARTER', 'YEAR')),
  period_most_minor bigint       check (period_most_minor > 0),
  primary key (company_id, arrangement_id, position),
  unique (company_id, arrangement_id, payer_id),
  foreign key (company_id, arrangement_id) references invoicing.arrangement,
  foreign key (company_id, payer_id) references customers.customer (company_id, customer_id),
  check ((period is null) = (period_most_minor is null))
);
comment on column invoicing.arrangement_payer.currency is 'of the maxima; without one it binds nothing';
call platform.fence('invoicing.arrangement_payer');

-- An invoice that asks one payer for a part of what a draft billed; the family are all of the same draft.
create table invoicing.invoice_share (
  company_id        uuid   not null references platform.company,
  invoice_id        uuid   not null,
  family_id         uuid   not null,
  position          int    not null check (position > 0),
  customer_id       uuid   not null,
  arrangement_id    uuid   not null,
  whole_net_minor   bigint not null,
  whole_tax_minor   bigint not null,
  whole_gross_minor bigint not null,
  moved_by          uuid,
  primary key (company_id, invoice_id),
  unique (company_id, family_id, position),
  unique (company_id, moved_by),
  foreign key (company_id, invoice_id) references invoicing.invoice,
  foreign key (company_id, family_id) references invoicing.draft (company_id, draft_id),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, arrangement_id) references invoicing.arrangement,
  foreign key (company_id, moved_by) references invoicing.credit_memo (company_id, credit_memo_id),
  check (whole_gross_minor = whole_net_minor + whole_tax_minor)
);
comment on column invoicing.invoice_share.customer_id is 'whose arrangement it is: the one who pays what the others leave';
comment on column invoicing.invoice_share.moved_by is 'the credit memo by which this amount was moved from another payer';
create index invoice_share_customer on invoicing.invoice_share (company_id, customer_id);
call platform.fence('invoicing.invoice_share');

-- A charge stands on one invoice, or on one per payer; a second invoice for the same payer is refused as before.
alter table invoicing.invoice_line add column share int not null default 1;
alter table invoicing.invoice_line add column whole_minor bigint;
comment on column invoicing.invoice_line.share is 'the position of the payer; 1 where nobody else pays';
comment on column invoicing.invoice_line.whole_minor is 'the net of the whole line, where this one is a share of it';
drop index invoicing.invoice_line_charge;
create unique index invoice_line_charge on invoicing.invoice_line (company_id, charge_id, share) where charge_id is not null;

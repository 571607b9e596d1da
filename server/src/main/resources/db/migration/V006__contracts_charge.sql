create schema contracts;

-- A priced service or good. It is billed once: a billing run claims it, and the invoice line names it.
create table contracts.charge (
  company_id      uuid          not null references platform.company,
  charge_id       uuid          not null,
  customer_id     uuid          not null,
  source          text          not null check (source <> ''),
  source_id       text          not null check (source_id <> ''),
  description     text          not null check (description <> ''),
  quantity        numeric(19,6) not null,
  unit            text          not null,
  unit_price      numeric(19,6) not null,
  currency        char(3)       not null,
  amount_minor    bigint        not null,
  tax_code        text          not null,
  contract_number text,
  purchase_order  text,
  service_from    date          not null,
  service_to      date          not null,
  billable_on     date          not null,
  recorded_at     timestamptz   not null,
  recorded_by     text          not null,
  draft_id        uuid,
  withdrawn_on    date,
  withdrawn_reason text,
  primary key (company_id, charge_id),
  unique (company_id, source, source_id),
  foreign key (company_id, customer_id) references customers.customer,
  check (service_from <= service_to),
  check (draft_id is null or withdrawn_on is null)
);
create index charge_unbilled on contracts.charge (company_id, customer_id, billable_on)
  where draft_id is null and withdrawn_on is null;
create index charge_draft on contracts.charge (company_id, draft_id) where draft_id is not null;
create index charge_customer on contracts.charge (company_id, customer_id);
call platform.fence('contracts.charge');
grant update (draft_id, withdrawn_on, withdrawn_reason) on contracts.charge to ${app};

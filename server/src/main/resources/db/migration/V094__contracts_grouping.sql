-- What shares an invoice, agreed with a customer from a day on; without a grouping each billing run says it. A parent may pay
-- for its children: on one invoice with its own, or on one invoice for each of them.
create table contracts.grouping_policy (
  company_id  uuid        not null references platform.company,
  customer_id uuid        not null,
  version     int         not null,
  valid_from  date        not null,
  grouping    text        check (grouping in ('CUSTOMER', 'CONTRACT', 'PURCHASE_ORDER', 'SERVICE_MONTH')),
  children    text        not null check (children in ('OWN', 'TOGETHER', 'EACH')),
  reason      text        not null check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, customer_id, version),
  foreign key (company_id, customer_id) references customers.customer
);
call platform.fence('contracts.grouping_policy');

alter table invoicing.billing_run drop constraint billing_run_grouping_check;
alter table invoicing.billing_run add constraint billing_run_grouping_check
  check (grouping in ('CUSTOMER', 'CONTRACT', 'PURCHASE_ORDER', 'SERVICE_MONTH'));

alter table invoicing.draft add column child_id uuid;
alter table invoicing.draft add column service_month date;
alter table invoicing.draft add foreign key (company_id, child_id) references customers.customer (company_id, customer_id);
comment on column invoicing.draft.child_id is 'the child this one is for, where a parent gets an invoice for each';

-- Whose work and whose order a line is, where an invoice has several.
alter table invoicing.invoice_line add column child_id uuid;
alter table invoicing.invoice_line add column child_name text;
alter table invoicing.invoice_line add column purchase_order text;
alter table invoicing.invoice_line add foreign key (company_id, child_id) references customers.customer (company_id, customer_id);

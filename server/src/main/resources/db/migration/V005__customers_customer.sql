create schema customers;

create table customers.customer (
  company_id      uuid        not null references platform.company,
  customer_id     uuid        not null,
  number          text        not null check (number <> ''),
  name            text        not null check (name <> ''),
  kind            text        not null check (kind in ('BUSINESS', 'PERSON', 'PUBLIC_BODY', 'INSURER')),
  tax_id          text,
  language        text        not null,
  currency        char(3)     not null,
  terms           text        not null,
  parent_id       uuid,
  delivery        text        not null check (delivery in ('EMAIL', 'PRINT', 'NONE')),
  standing        text        not null check (standing in ('GOOD', 'WATCH', 'HOLD', 'STOP')),
  standing_reason text,
  street          text,
  postal_code     text,
  city            text,
  country         char(2)     not null,
  note            text,
  version         int         not null default 1,
  created_at      timestamptz not null,
  archived_on     date,
  primary key (company_id, customer_id),
  unique (company_id, number),
  foreign key (company_id, parent_id) references customers.customer (company_id, customer_id),
  check (parent_id <> customer_id)
);
create index customer_name on customers.customer (company_id, lower(name) text_pattern_ops);
create index customer_parent on customers.customer (company_id, parent_id) where parent_id is not null;
call platform.fence('customers.customer');
grant update on customers.customer to ${app};

-- What was agreed from when on; the document carries its own copy.
create table customers.terms_version (
  company_id  uuid        not null references platform.company,
  customer_id uuid        not null,
  valid_from  date        not null,
  version     int         not null,
  terms       text        not null,
  recorded_at timestamptz not null,
  primary key (company_id, customer_id, version),
  foreign key (company_id, customer_id) references customers.customer
);
call platform.fence('customers.terms_version');

create table customers.contact (
  company_id  uuid not null references platform.company,
  contact_id  uuid not null,
  customer_id uuid not null,
  name        text not null check (name <> ''),
  email       text,
  phone       text,
  position    text,
  roles       text[] not null default '{}',
  removed_on  date,
  primary key (company_id, contact_id),
  foreign key (company_id, customer_id) references customers.customer,
  check (roles <@ array['ACCOUNTS_PAYABLE', 'APPROVER', 'ESCALATION', 'DUNNING', 'INVOICE_RECIPIENT'])
);
create index contact_customer on customers.contact (company_id, customer_id);
call platform.fence('customers.contact');
grant update on customers.contact to ${app};

-- Under which name what was billed is added up. Where the source names none, it is the description.
alter table contracts.charge add column service_line text check (service_line <> '');

-- Whether invoices of a customer say what was billed before them, and how far they look back.
create table invoicing.previously_billed_choice (
  company_id  uuid        not null references platform.company,
  customer_id uuid        not null,
  look_back   text        check (look_back in ('TWELVE_MONTHS', 'YEAR_TO_DATE')),
  chosen_at   timestamptz not null,
  chosen_by   text        not null,
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column invoicing.previously_billed_choice.look_back is 'NULL: invoices say nothing of it';
call platform.fence('invoicing.previously_billed_choice');
grant update (look_back, chosen_at, chosen_by) on invoicing.previously_billed_choice to ${app};

-- What an invoice says was billed before it, less credit memos: found when it is posted, so that it never says anything else.
create table invoicing.previously_billed (
  company_id   uuid    not null references platform.company,
  invoice_id   uuid    not null,
  look_back    text    not null check (look_back in ('TWELVE_MONTHS', 'YEAR_TO_DATE')),
  from_on      date    not null,
  to_on        date    not null,
  currency     char(3) not null,
  invoices     int     not null check (invoices >= 0),
  credit_memos int     not null check (credit_memos >= 0),
  net_minor    bigint  not null,
  gross_minor  bigint  not null,
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references invoicing.invoice,
  check (from_on <= to_on)
);
call platform.fence('invoicing.previously_billed');

create index credit_memo_customer on invoicing.credit_memo (company_id, customer_id, credited_on);

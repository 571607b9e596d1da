-- When customers are watched and held, who is let through all the same, and what order systems were told.
create table credit.hold_policy (
  company_id       uuid         not null references platform.company,
  recorded_at      timestamptz  not null,
  watch_percent    numeric(7,4) not null check (watch_percent between 1 and 100),
  over_limit       boolean      not null,
  limit_required   boolean      not null,
  limit_expired    boolean      not null,
  days_overdue     int          check (days_overdue between 0 and 3650),
  overdue_minor    bigint       check (overdue_minor >= 0),
  without_disputed boolean      not null,
  at_quote         text         not null check (at_quote in ('IGNORE', 'WARN', 'BLOCK')),
  at_order         text         not null check (at_order in ('IGNORE', 'WARN', 'BLOCK')),
  at_shipment      text         not null check (at_shipment in ('IGNORE', 'WARN', 'BLOCK')),
  at_invoice       text         not null check (at_invoice in ('IGNORE', 'WARN')),
  recorded_by      text         not null,
  primary key (company_id, recorded_at)
);
comment on column credit.hold_policy.overdue_minor is 'in the currency of the company';
comment on column credit.hold_policy.at_invoice is 'what was delivered is billed whatever holds (RULE-17)';
call platform.fence('credit.hold_policy');

create table credit.hold_override (
  company_id  uuid        not null references platform.company,
  override_id uuid        not null,
  customer_id uuid        not null,
  until_on    date        not null,
  most_minor  bigint      not null check (most_minor > 0),
  reason      text        not null check (reason <> ''),
  recorded_on date        not null check (recorded_on <= until_on),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, override_id),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column credit.hold_override.until_on is 'the last day it holds';
comment on column credit.hold_override.most_minor is 'up to which exposure, in the currency of the company';
create index hold_override_customer on credit.hold_override (company_id, customer_id, recorded_at desc);
call platform.fence('credit.hold_override');

create table credit.hold_override_end (
  company_id  uuid        not null references platform.company,
  override_id uuid        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, override_id),
  foreign key (company_id, override_id) references credit.hold_override
);
call platform.fence('credit.hold_override_end');

create table credit.credit_check (
  company_id      uuid        not null references platform.company,
  check_id        uuid        not null,
  source          text        not null check (length(source) between 1 and 50),
  reference       text        not null check (length(reference) between 1 and 100),
  point           text        not null check (point in ('QUOTE', 'ORDER', 'SHIPMENT', 'INVOICE')),
  customer_id     uuid        not null,
  currency        char(3)     not null,
  amount_minor    bigint      not null check (amount_minor >= 0),
  decision        text        not null check (decision in ('OK', 'WARN', 'BLOCK')),
  reasons         text[]      not null,
  exposure_minor  bigint      not null,
  available_minor bigint,
  override_id     uuid,
  checked_on      date        not null,
  checked_at      timestamptz not null,
  checked_by      text        not null,
  primary key (company_id, check_id),
  unique (company_id, source, reference, point),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, override_id) references credit.hold_override
);
comment on column credit.credit_check.exposure_minor is 'before the amount that was asked about, in the currency of the company';
comment on column credit.credit_check.available_minor is 'NULL: no limit is agreed';
create index credit_check_customer on credit.credit_check (company_id, customer_id, checked_at desc);
call platform.fence('credit.credit_check');

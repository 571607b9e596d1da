create schema credit;

-- Up to what a customer may owe in a currency, from a day on, for good or until another day, and how much of it is secured.
-- Of what holds on a day the latest counts, so that what held before a temporary limit holds again after it.
create table credit.credit_limit (
  company_id    uuid        not null references platform.company,
  version_id    uuid        not null,
  customer_id   uuid        not null,
  currency      char(3)     not null,
  limit_minor   bigint      check (limit_minor >= 0),
  secured_minor bigint      not null check (secured_minor >= 0),
  secured_by    text        check (secured_by <> ''),
  from_on       date        not null,
  expires_on    date        check (expires_on >= from_on),
  reason        text        not null check (reason <> ''),
  asked_by      text        not null,
  recorded_on   date        not null,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, version_id),
  foreign key (company_id, customer_id) references customers.customer,
  check (secured_minor <= coalesce(limit_minor, 0)),
  check ((secured_minor > 0) = (secured_by is not null))
);
comment on column credit.credit_limit.limit_minor is 'NULL: no limit was agreed any more';
create index credit_limit_latest on credit.credit_limit (company_id, customer_id, currency, recorded_at desc);
call platform.fence('credit.credit_limit');

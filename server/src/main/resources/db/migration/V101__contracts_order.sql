-- What customers ordered, as the system that sold it says: each order once by the id it has there, changed by revisions.
create table contracts.customer_order (
  company_id  uuid        not null references platform.company,
  order_id    uuid        not null,
  source      text        not null check (source <> ''),
  external_id text        not null check (external_id <> ''),
  customer_id uuid        not null,
  currency    char(3)     not null,
  revision    int         not null default 0, -- the latest one
  received_at timestamptz not null,
  received_by text        not null,
  primary key (company_id, order_id),
  unique (company_id, source, external_id),
  foreign key (company_id, customer_id) references customers.customer
);
create index order_customer on contracts.customer_order (company_id, customer_id);
call platform.fence('contracts.customer_order');
grant update (revision) on contracts.customer_order to ${app};

create table contracts.order_revision (
  company_id      uuid        not null references platform.company,
  order_id        uuid        not null,
  revision        int         not null check (revision > 0),
  ordered_on      date        not null,
  purchase_order  text,
  contract_number text,
  recorded_at     timestamptz not null,
  recorded_by     text        not null,
  primary key (company_id, order_id, revision),
  foreign key (company_id, order_id) references contracts.customer_order
);
call platform.fence('contracts.order_revision');

create table contracts.order_line (
  company_id   uuid          not null references platform.company,
  order_id     uuid          not null,
  revision     int           not null,
  line         int           not null check (line > 0),
  description  text          not null check (description <> ''),
  quantity     numeric(19,6) not null check (quantity > 0),
  unit         text          not null,
  unit_price   numeric(19,6) not null check (unit_price >= 0),
  tax_code     text          not null,
  billed       text          not null check (billed in ('ONCE', 'IN_ADVANCE', 'IN_ARREARS')),
  every        text          check (every in ('WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  service_from date,
  service_to   date,
  delivered_on date,
  primary key (company_id, order_id, revision, line),
  foreign key (company_id, order_id, revision) references contracts.order_revision,
  check ((billed = 'ONCE') = (every is null)),
  check (billed = 'ONCE' or service_from is not null and delivered_on is null),
  check (service_from <= service_to)
);
call platform.fence('contracts.order_line');

-- What of a line was delivered: it is a charge from then on.
create table contracts.order_delivery (
  company_id   uuid          not null references platform.company,
  delivery_id  uuid          not null,
  order_id     uuid          not null,
  revision     int           not null,
  line         int           not null,
  external_id  text          not null check (external_id <> ''),
  delivered_on date          not null,
  quantity     numeric(19,6) not null check (quantity > 0),
  charge_id    uuid          not null,
  recorded_at  timestamptz   not null,
  recorded_by  text          not null,
  primary key (company_id, delivery_id),
  unique (company_id, order_id, line, external_id),
  unique (company_id, charge_id),
  foreign key (company_id, order_id, revision, line) references contracts.order_line,
  foreign key (company_id, charge_id) references contracts.charge
);
call platform.fence('contracts.order_delivery');

-- The line of a contract that stands for a line charged again and again, and the version it is to be agreed in. It moves as
-- long as that version is a draft.
create table contracts.order_agreement (
  company_id    uuid not null references platform.company,
  order_id      uuid not null,
  line          int  not null,
  contract_id   uuid not null,
  contract_line int  not null,
  version       int  not null,
  primary key (company_id, order_id, line),
  unique (company_id, contract_id, contract_line),
  foreign key (company_id, order_id) references contracts.customer_order,
  foreign key (company_id, contract_id) references contracts.contract
);
call platform.fence('contracts.order_agreement');
grant delete on contracts.order_agreement to ${app};

-- Nothing of the order is charged or agreed any more.
create table contracts.order_cancellation (
  company_id   uuid        not null references platform.company,
  order_id     uuid        not null,
  cancelled_on date        not null,
  reason       text        not null check (reason <> ''),
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, order_id),
  foreign key (company_id, order_id) references contracts.customer_order
);
call platform.fence('contracts.order_cancellation');

-- How far each line of the latest revision has come: what was delivered of it and not withdrawn, or whether it is agreed.
create view contracts.order_progress with (security_invoker = true) as
select o.company_id, o.order_id, o.customer_id, o.currency, o.revision, l.line, l.billed, l.quantity, l.unit_price,
       coalesce(d.quantity, 0) as delivered, a.contract_id, a.contract_line, a.version,
       case
         when a.contract_id is null then null
         when exists (select from contracts.contract_version v
                      where v.company_id = a.company_id
                        and v.contract_id = a.contract_id
                        and v.version = a.version
                        and v.terms -> 'lines' @> jsonb_build_array(jsonb_build_object('line', a.contract_line)))
           then 'AGREED'
         when not exists (select from contracts.contract_version v
                          where v.company_id = a.company_id and v.contract_id = a.contract_id and v.version = a.version)
              and exists (select from contracts.contract_draft t
                          where t.company_id = a.company_id
                            and t.contract_id = a.contract_id
                            and t.terms -> 'lines' @> jsonb_build_array(jsonb_build_object('line', a.contract_line)))
           then 'DRAFTED'
         else 'LEFT_OUT'
       end as agreement,
       c.order_id is not null as cancelled
from contracts.customer_order o
join contracts.order_line l on l.company_id = o.company_id and l.order_id = o.order_id and l.revision = o.revision
left join lateral (
  select sum(d.quantity) as quantity
  from contracts.order_delivery d
  join contracts.charge g on g.company_id = d.company_id and g.charge_id = d.charge_id
  where d.company_id = o.company_id
    and d.order_id = o.order_id
    and d.line = l.line
    and g.withdrawn_on is null) d on true
left join contracts.order_agreement a on a.company_id = o.company_id and a.order_id = o.order_id and a.line = l.line
left join contracts.order_cancellation c on c.company_id = o.company_id and c.order_id = o.order_id;

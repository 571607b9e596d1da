-- Promises to pay: what was promised never changes. How one ended early, and each thing it was judged to, are rows of their own.
create schema promises;

create table promises.terms (
  company_id     uuid        not null references platform.company,
  version_id     uuid        not null,
  grace_days     int         not null check (grace_days between 0 and 60),
  tolerance_days int         not null check (tolerance_days between 0 and 60),
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (company_id, version_id)
);
call platform.fence('promises.terms');

create table promises.promise (
  company_id     uuid        not null references platform.company,
  promise_id     uuid        not null,
  customer_id    uuid        not null,
  currency       char(3)     not null,
  amount_minor   bigint      not null check (amount_minor > 0),
  made_on        date        not null,
  promised_on    date        not null check (promised_on >= made_on),
  grace_days     int         not null check (grace_days >= 0),
  tolerance_days int         not null check (tolerance_days >= 0),
  channel        text        not null check (channel in ('PHONE', 'EMAIL', 'LETTER', 'MEETING', 'PORTAL')),
  promised_by    text        not null check (length(promised_by) between 1 and 200),
  note           text        check (length(note) between 1 and 1000),
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (company_id, promise_id),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column promises.promise.made_on is 'money counts from this day';
create index promise_customer on promises.promise (company_id, customer_id);
call platform.fence('promises.promise');

create table promises.part (
  company_id   uuid   not null references platform.company,
  promise_id   uuid   not null,
  open_item_id uuid   not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (company_id, promise_id, open_item_id),
  foreign key (company_id, promise_id) references promises.promise,
  foreign key (company_id, open_item_id) references receivables.open_item
);
create index part_item on promises.part (company_id, open_item_id);
call platform.fence('promises.part');

create table promises.ending (
  company_id    uuid        not null references platform.company,
  promise_id    uuid        not null,
  state         text        not null check (state in ('CANCELLED', 'SUPERSEDED')),
  ended_on      date        not null,
  reason        text        not null check (length(reason) between 1 and 500),
  superseded_by uuid,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, promise_id),
  foreign key (company_id, promise_id) references promises.promise,
  foreign key (company_id, superseded_by) references promises.promise (company_id, promise_id),
  check ((state = 'SUPERSEDED') = (superseded_by is not null))
);
call platform.fence('promises.ending');

create table promises.judgement (
  company_id    uuid        not null references platform.company,
  promise_id    uuid        not null,
  step          int         not null check (step > 0),
  state         text        not null check (state in ('PENDING', 'AWAITING_BANK_DATA', 'KEPT', 'PARTIALLY_KEPT', 'BROKEN',
                                                      'KEPT_LATE')),
  in_time_minor bigint      not null check (in_time_minor >= 0),
  later_minor   bigint      not null check (later_minor >= 0),
  judged_on     date        not null,
  recorded_at   timestamptz not null,
  primary key (company_id, promise_id, step),
  foreign key (company_id, promise_id) references promises.promise
);
comment on column promises.judgement.judged_on is 'the day up to which money was looked at';
call platform.fence('promises.judgement');

create view promises.standing with (security_invoker = true) as
select p.company_id, p.promise_id, p.customer_id, p.currency, p.amount_minor, p.made_on, p.promised_on, p.grace_days,
       p.tolerance_days, p.channel, p.promised_by, p.note, coalesce(e.state, j.state, 'PENDING') as state, j.judged_on,
       j.in_time_minor, j.later_minor, j.step, e.ended_on, e.reason as end_reason, e.superseded_by
from promises.promise p
left join promises.ending e on e.company_id = p.company_id and e.promise_id = p.promise_id
left join lateral (
  select state, judged_on, in_time_minor, later_minor, step
  from promises.judgement
  where company_id = p.company_id
    and promise_id = p.promise_id
  order by step desc
  limit 1) j on true;

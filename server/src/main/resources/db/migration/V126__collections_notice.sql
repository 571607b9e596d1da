-- The reminders of one business day. They are proposed customer by customer in chunks; a run may be made again.
create table collections.dunning_run (
  company_id  uuid        not null references platform.company,
  run_id      uuid        not null,
  on_day      date        not null,
  approve     boolean     not null,
  bank_on     date,
  started_at  timestamptz not null,
  started_by  text        not null,
  reached     uuid,
  customers   int         not null default 0,
  finished_at timestamptz,
  primary key (company_id, run_id)
);
comment on column collections.dunning_run.approve is 'its notices are approved as they are proposed';
comment on column collections.dunning_run.bank_on is 'the last day of bank data it knew';
comment on column collections.dunning_run.reached is 'the customer up to whom it has proposed';
create index dunning_run_latest on collections.dunning_run (company_id, on_day desc, run_id desc);
call platform.fence('collections.dunning_run');
grant update (reached, customers, finished_at) on collections.dunning_run to ${app};

-- One demand of all that a customer owes in a currency. It moves on from PROPOSED and never back; its steps are kept.
create table collections.notice (
  company_id     uuid        not null references platform.company,
  notice_id      uuid        not null,
  run_id         uuid        not null,
  customer_id    uuid        not null,
  currency       char(3)     not null,
  number         text        not null check (number <> ''),
  policy_id      uuid        not null,
  policy_version int         not null,
  level          int         not null check (level > 0),
  tone           text        not null check (tone in ('COURTESY', 'REMINDER', 'DEMAND', 'FINAL')),
  on_day         date        not null,
  total_minor    bigint      not null check (total_minor > 0),
  state          text        not null check (state in ('PROPOSED', 'APPROVED', 'SENDING', 'SENT', 'SUPPRESSED', 'FAILED')),
  reason         text        check (length(reason) between 1 and 300),
  send_from      timestamptz,
  released_at    timestamptz,
  sent_at        timestamptz,
  primary key (company_id, notice_id),
  unique (company_id, run_id, customer_id, currency),
  foreign key (company_id, run_id) references collections.dunning_run,
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, policy_id, policy_version) references collections.policy,
  check ((state = 'SENT') = (sent_at is not null)),
  check (state not in ('SUPPRESSED', 'FAILED') or reason is not null)
);
comment on column collections.notice.send_from is 'the contact rules allow it from this moment on; NULL: nobody looked yet';
comment on column collections.notice.released_at is 'when it was handed to whoever sends it';
create unique index notice_pending on collections.notice (company_id, customer_id, currency)
  where state in ('PROPOSED', 'APPROVED', 'SENDING');
create index notice_customer on collections.notice (company_id, customer_id, notice_id);
create index notice_waiting on collections.notice (company_id, notice_id) where state = 'APPROVED' and released_at is null;
call platform.fence('collections.notice');
grant update (level, tone, total_minor, state, reason, send_from, released_at, sent_at) on collections.notice to ${app};

create table collections.notice_step (
  company_id uuid        not null references platform.company,
  notice_id  uuid        not null,
  state      text        not null check (state in ('PROPOSED', 'APPROVED', 'SENDING', 'SENT', 'SUPPRESSED', 'FAILED')),
  reason     text,
  at         timestamptz not null,
  by         text        not null,
  primary key (company_id, notice_id, state),
  foreign key (company_id, notice_id) references collections.notice
);
call platform.fence('collections.notice_step');

-- What a notice lists of an item: the level it steps to, or has, and what of it is demanded. Once per level and run.
create table collections.notice_item (
  company_id   uuid    not null references platform.company,
  notice_id    uuid    not null,
  run_id       uuid    not null,
  open_item_id uuid    not null,
  place        text    not null check (place in ('STEPS', 'LISTED', 'CREDITED')),
  level        int     not null check (level >= 0),
  amount_minor bigint  not null check (amount_minor <> 0),
  days         int     not null,
  left_out     text    check (length(left_out) between 1 and 300),
  primary key (company_id, notice_id, open_item_id),
  unique (company_id, open_item_id, level, run_id),
  foreign key (company_id, notice_id) references collections.notice,
  foreign key (company_id, run_id) references collections.dunning_run,
  foreign key (company_id, open_item_id) references receivables.open_item
);
comment on column collections.notice_item.left_out is 'why somebody took it off the notice';
call platform.fence('collections.notice_item');
grant update (level, left_out) on collections.notice_item to ${app};

-- Why an overdue item is in no notice of a run.
create table collections.left_item (
  company_id   uuid not null references platform.company,
  run_id       uuid not null,
  open_item_id uuid not null,
  place        text not null check (place <> ''),
  detail       text,
  primary key (company_id, run_id, open_item_id),
  foreign key (company_id, run_id) references collections.dunning_run,
  foreign key (company_id, open_item_id) references receivables.open_item
);
call platform.fence('collections.left_item');

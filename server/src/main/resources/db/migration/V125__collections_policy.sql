create schema if not exists collections;

-- How is dunned: a policy holds from a day on, in versions; the highest that holds on a day counts.
create table collections.policy (
  company_id    uuid        not null references platform.company,
  policy_id     uuid        not null,
  version       int         not null check (version > 0),
  name          text        not null check (length(name) between 1 and 100),
  from_on       date        not null,
  level_days    int[]       not null check (cardinality(level_days) between 1 and 9),
  level_tones   text[]      not null check (cardinality(level_tones) = cardinality(level_days)
                                            and level_tones <@ array['COURTESY', 'REMINDER', 'DEMAND', 'FINAL']),
  days_between  int         not null check (days_between between 1 and 365),
  currencies    text[]      not null,
  tolerances    bigint[]    not null check (cardinality(tolerances) = cardinality(currencies)),
  business_days boolean     not null,
  less_credits  boolean     not null,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, policy_id, version)
);
comment on column collections.policy.level_days is 'days after the due day; 0 or less: before it';
comment on column collections.policy.tolerances is 'minor units of the currency at the same place';
comment on column collections.policy.business_days is 'due days roll to business days, and nothing is sent on others';
call platform.fence('collections.policy');

-- Which policy holds for whom from a day on: a customer before a kind of customer before everybody; without policy they are
-- not dunned, and it is said why. What was recorded last counts.
create table collections.assignment (
  company_id    uuid        not null references platform.company,
  assignment_id uuid        not null,
  customer_id   uuid,
  kind          text        check (kind in ('BUSINESS', 'PERSON', 'PUBLIC_BODY', 'INSURER')),
  from_on       date        not null,
  policy_id     uuid,
  inherits      boolean     not null default false,
  reason        text        check (length(reason) between 1 and 500),
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, assignment_id),
  foreign key (company_id, customer_id) references customers.customer,
  check (customer_id is null or kind is null),
  check (num_nonnulls(policy_id, reason) = 1 or inherits),
  check (not inherits or num_nonnulls(policy_id, reason) = 0)
);
comment on column collections.assignment.inherits is 'nothing of its own any more: what holds above it counts';
create index assignment_customer on collections.assignment (company_id, customer_id);
call platform.fence('collections.assignment');

-- Whether a run is made each day by itself, whether it needs somebody to approve it, how old bank data may be, and how
-- often somebody may be contacted on top of the packs that come with Tallystick.
create table collections.setting (
  company_id       uuid        not null references platform.company,
  version          int         not null check (version > 0),
  daily            boolean     not null,
  approve_by_hand  boolean     not null,
  bank_days        int         check (bank_days between 0 and 60),
  touches          int         not null check (touches between 1 and 50),
  touch_days       int         not null check (touch_days between 1 and 90),
  recorded_at      timestamptz not null,
  recorded_by      text        not null,
  primary key (company_id, version)
);
comment on column collections.setting.bank_days is 'bank data older than so many days hold reminders back; NULL: never';
call platform.fence('collections.setting');

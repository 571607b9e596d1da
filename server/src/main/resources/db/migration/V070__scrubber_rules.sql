create schema scrubber;

-- How severe a rule is, for all customers or for one, from then on. The latest row of a rule and customer holds; without a
-- severity the rule is again as severe as the company says, or as the catalogue says.
create table scrubber.rule_change (
  company_id  uuid        not null references platform.company,
  change_id   uuid        not null,
  rule        text        not null check (rule ~ '^SCR-[1-9][0-9]{2}$'),
  customer_id uuid,
  severity    text        check (severity in ('OFF', 'INFO', 'WARN', 'BLOCK')),
  before      text        not null check (before in ('OFF', 'INFO', 'WARN', 'BLOCK')),
  reason      text        not null check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, change_id),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column scrubber.rule_change.customer_id is 'NULL: all customers';
comment on column scrubber.rule_change.severity is 'NULL: the change before is taken back';
comment on column scrubber.rule_change.before is 'how severe it was until then';
create index rule_change_latest on scrubber.rule_change (company_id, customer_id, rule, change_id desc);
call platform.fence('scrubber.rule_change');

-- One turning of the rules over some drafts, and how many of them it let pass.
create table scrubber.check_run (
  company_id uuid        not null references platform.company,
  check_id   uuid        not null,
  cause      text        not null check (cause in ('COLLECT', 'CHANGE', 'ASKED', 'POST')),
  drafts     int         not null check (drafts > 0),
  held       int         not null check (held between 0 and drafts),
  checked_on date        not null,
  checked_at timestamptz not null,
  checked_by text        not null,
  primary key (company_id, check_id)
);
create index check_run_day on scrubber.check_run (company_id, checked_on);
call platform.fence('scrubber.check_run');

-- What a rule said of a draft in that check, with the severity it had for the customer.
create table scrubber.finding (
  company_id  uuid not null references platform.company,
  check_id    uuid not null,
  draft_id    uuid not null,
  position    int  not null check (position > 0),
  rule        text not null check (rule ~ '^SCR-[1-9][0-9]{2}$'),
  severity    text not null check (severity in ('INFO', 'WARN', 'BLOCK')),
  sentence    text not null check (sentence <> ''),
  charge_id   uuid,
  customer_id uuid not null,
  primary key (company_id, check_id, draft_id, position),
  foreign key (company_id, check_id) references scrubber.check_run,
  foreign key (company_id, customer_id) references customers.customer
);
create index finding_rule on scrubber.finding (company_id, rule, check_id);
call platform.fence('scrubber.finding');

-- Somebody looked at a warning and lets it pass: the same words about the same draft hold it no more.
create table scrubber.acknowledgement (
  company_id      uuid        not null references platform.company,
  draft_id        uuid        not null,
  rule            text        not null check (rule ~ '^SCR-[1-9][0-9]{2}$'),
  words           bytea       not null check (length(words) = 32),
  reason          text        not null check (reason <> ''),
  acknowledged_at timestamptz not null,
  acknowledged_by text        not null,
  primary key (company_id, draft_id, rule, words)
);
comment on column scrubber.acknowledgement.words is 'SHA-256 of the sentence';
call platform.fence('scrubber.acknowledgement');

create schema statements;

-- Whether statements of account go out by themselves after each month, and what they show. A new version takes the place of
-- the one before; a company without one sends none by itself.
create table statements.policy (
  company_id  uuid        not null references platform.company,
  version     int         not null check (version > 0),
  monthly     boolean     not null,
  style       text        not null check (style in ('ACTIVITY', 'DETAILED', 'OUTSTANDING')),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, version)
);
call platform.fence('statements.policy');

-- What one customer wants instead.
create table statements.choice (
  company_id  uuid        not null references platform.company,
  customer_id uuid        not null,
  version     int         not null check (version > 0),
  choice      text        not null check (choice in ('AS_COMPANY', 'ACTIVITY', 'DETAILED', 'OUTSTANDING', 'NONE')),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, customer_id, version),
  foreign key (company_id, customer_id) references customers.customer
);
call platform.fence('statements.choice');

create table statements.run (
  company_id  uuid        not null references platform.company,
  run_id      uuid        not null,
  to_on       date        not null,
  style       text        not null check (style in ('ACTIVITY', 'DETAILED', 'OUTSTANDING')),
  customer_id uuid,
  known_at    timestamptz not null,
  started_by  text        not null,
  reached     uuid,
  skipped     int         not null default 0 check (skipped >= 0),
  finished_at timestamptz,
  primary key (company_id, run_id),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column statements.run.customer_id is 'NULL: all customers';
comment on column statements.run.known_at is 'The statements know what was recorded up to this moment';
comment on column statements.run.reached is 'The customer up to whom statements are drawn up';
create index run_latest on statements.run (company_id, to_on desc, run_id desc);
call platform.fence('statements.run');
grant update (reached, skipped, finished_at) on statements.run to ${app};

-- A statement of account as it was issued: its content byte for byte, and the figures that chain it to its neighbours.
create table statements.statement (
  company_id    uuid        not null references platform.company,
  statement_id  uuid        not null,
  run_id        uuid        not null,
  customer_id   uuid        not null,
  currency      char(3)     not null,
  number        text        not null check (number <> ''),
  from_on       date        not null,
  to_on         date        not null,
  known_at      timestamptz not null,
  previous_id   uuid,
  opening_minor bigint      not null,
  closing_minor bigint      not null,
  overdue_minor bigint      not null check (overdue_minor >= 0),
  sha256        bytea       not null check (sha256 = sha256(content)),
  content       bytea       not null,
  primary key (company_id, statement_id),
  unique (company_id, customer_id, currency, to_on),
  unique (company_id, previous_id),
  unique (company_id, number),
  foreign key (company_id, run_id) references statements.run,
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, previous_id) references statements.statement,
  check (from_on <= to_on)
);
create unique index statement_first on statements.statement (company_id, customer_id, currency) where previous_id is null;
create index statement_run on statements.statement (company_id, run_id, statement_id);
call platform.fence('statements.statement');

-- An account that got no statement in a run, because its figures do not agree; the others went on.
create table statements.held_back (
  company_id  uuid        not null references platform.company,
  run_id      uuid        not null,
  customer_id uuid        not null,
  currency    char(3)     not null,
  reason      text        not null check (reason <> ''),
  recorded_at timestamptz not null,
  primary key (company_id, run_id, customer_id, currency),
  foreign key (company_id, run_id) references statements.run,
  foreign key (company_id, customer_id) references customers.customer
);
call platform.fence('statements.held_back');

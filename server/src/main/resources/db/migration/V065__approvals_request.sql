create schema approvals;

-- Who has to agree to what: the lines of a kind, read in order, the first that fits holds. A new matrix takes the place of
-- the one before; nothing is changed.
create table approvals.matrix (
  company_id  uuid        not null references platform.company,
  matrix_id   uuid        not null,
  kind        text        not null check (kind in ('CREDIT_MEMO', 'WRITE_OFF')),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, matrix_id)
);
create index matrix_latest on approvals.matrix (company_id, kind, recorded_at desc);
call platform.fence('approvals.matrix');

create table approvals.matrix_line (
  company_id     uuid   not null references platform.company,
  matrix_id      uuid   not null,
  position       int    not null check (position between 1 and 50),
  customer_id    uuid,
  at_least_minor bigint not null check (at_least_minor >= 0),
  approver       text   not null check (approver in ('NOBODY', 'APPROVER', 'CONTROLLER')),
  answer_days    int    not null check (answer_days between 0 and 90),
  primary key (company_id, matrix_id, position),
  foreign key (company_id, matrix_id) references approvals.matrix
);
comment on column approvals.matrix_line.customer_id is 'NULL: any customer';
comment on column approvals.matrix_line.at_least_minor is 'in the currency of the company';
call platform.fence('approvals.matrix_line');

-- A deed that waits for a second person, with all that is needed to do it. It waits as long as it has no decision.
create table approvals.request (
  company_id   uuid        not null references platform.company,
  request_id   uuid        not null,
  kind         text        not null check (kind in ('CREDIT_MEMO', 'WRITE_OFF')),
  subject_type text        not null check (subject_type <> ''),
  subject_id   uuid        not null,
  label        text        not null check (label <> ''),
  customer_id  uuid,
  currency     char(3)     not null,
  amount_minor bigint      not null,
  base_minor   bigint      not null,
  reason       text        not null check (reason <> ''),
  approver     text        not null check (approver in ('APPROVER', 'CONTROLLER')),
  because      text        not null check (because <> ''),
  command      jsonb       not null check (jsonb_typeof(command) = 'object'),
  asked_on     date        not null,
  due_on       date        not null check (due_on >= asked_on),
  asked_at     timestamptz not null,
  asked_by     text        not null,
  primary key (company_id, request_id)
);
create index request_due on approvals.request (company_id, due_on, request_id);
create index request_subject on approvals.request (company_id, subject_id);
create index request_customer on approvals.request (company_id, customer_id) where customer_id is not null;
call platform.fence('approvals.request');

-- One for each request, ever. Whoever asked may withdraw, and never decide; neither for somebody else.
create table approvals.decision (
  company_id  uuid        not null references platform.company,
  request_id  uuid        not null,
  verdict     text        not null check (verdict in ('APPROVED', 'REJECTED', 'WITHDRAWN')),
  reason      text        check (reason <> ''),
  asked_by    text        not null,
  decided_by  text        not null,
  decided_for text,
  decided_on  date        not null,
  decided_at  timestamptz not null,
  primary key (company_id, request_id),
  foreign key (company_id, request_id) references approvals.request,
  check (verdict = 'APPROVED' or reason is not null),
  check (verdict = 'WITHDRAWN' or asked_by <> decided_by and asked_by is distinct from decided_for)
);
call platform.fence('approvals.decision');

-- What an approval brought about, in the transaction of its decision.
create table approvals.deed (
  company_id   uuid not null references platform.company,
  request_id   uuid not null,
  subject_type text not null,
  subject_id   uuid not null,
  label        text not null,
  primary key (company_id, request_id),
  foreign key (company_id, request_id) references approvals.decision
);
create index deed_subject on approvals.deed (company_id, subject_id);
call platform.fence('approvals.deed');

-- Somebody decides for somebody else for some days, and not longer.
create table approvals.delegation (
  company_id    uuid        not null references platform.company,
  delegation_id uuid        not null,
  giver         uuid        not null references access.person,
  taker         uuid        not null references access.person,
  from_on       date        not null,
  until_on      date        not null,
  reason        text        not null check (reason <> ''),
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, delegation_id),
  check (giver <> taker),
  check (from_on <= until_on)
);
create index delegation_taker on approvals.delegation (company_id, taker, until_on);
call platform.fence('approvals.delegation');

create table approvals.delegation_end (
  company_id    uuid        not null references platform.company,
  delegation_id uuid        not null,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, delegation_id),
  foreign key (company_id, delegation_id) references approvals.delegation
);
call platform.fence('approvals.delegation_end');

-- More kinds of deeds take a second person; a line of the matrix says more, and by when an answer is due to the hour.
alter table approvals.matrix drop constraint matrix_kind_check;
alter table approvals.matrix add constraint matrix_kind_check
  check (kind in ('CREDIT_MEMO', 'WRITE_OFF', 'INVOICE', 'REFUND', 'BANK_DETAILS', 'CREDIT_LIMIT'));

alter table approvals.matrix_line
  add column currency      char(3),
  add column first_invoice boolean not null default false,
  add column person_id     uuid references access.person,
  add column then_approver text check (then_approver in ('APPROVER', 'CONTROLLER', 'ADMINISTRATOR')),
  add column answer_unit   text not null default 'DAYS' check (answer_unit in ('DAYS', 'BUSINESS_DAYS', 'BUSINESS_HOURS'));
alter table approvals.matrix_line rename column answer_days to answer_time;
alter table approvals.matrix_line drop constraint matrix_line_answer_days_check;
alter table approvals.matrix_line add constraint matrix_line_answer_time_check check (answer_time between 0 and 90);
alter table approvals.matrix_line drop constraint matrix_line_approver_check;
alter table approvals.matrix_line add constraint matrix_line_approver_check
  check (approver in ('NOBODY', 'APPROVER', 'CONTROLLER', 'ADMINISTRATOR'));
comment on column approvals.matrix_line.currency is 'NULL: the amount is in the currency of the company, and of any deed';
comment on column approvals.matrix_line.first_invoice is 'only the first invoice of a customer';
comment on column approvals.matrix_line.person_id is 'NULL: anybody with the role';
comment on column approvals.matrix_line.then_approver is 'who may decide too once the answer is late';

alter table approvals.request drop constraint request_kind_check;
alter table approvals.request add constraint request_kind_check
  check (kind in ('CREDIT_MEMO', 'WRITE_OFF', 'INVOICE', 'REFUND', 'BANK_DETAILS', 'CREDIT_LIMIT'));
alter table approvals.request drop constraint request_approver_check;
alter table approvals.request add constraint request_approver_check
  check (approver in ('APPROVER', 'CONTROLLER', 'ADMINISTRATOR'));
alter table approvals.request
  add column person_id     uuid references access.person,
  add column then_approver text check (then_approver in ('APPROVER', 'CONTROLLER', 'ADMINISTRATOR')),
  add column first_invoice boolean not null default false,
  add column batch_id      uuid,
  add column fingerprint   bytea,
  add column before        jsonb check (jsonb_typeof(before) = 'object'),
  add column remind_at     timestamptz,
  add column due_at        timestamptz;
comment on column approvals.request.batch_id is 'what it was asked for with, such as a billing run';
comment on column approvals.request.fingerprint is 'SHA-256 of the command: what is approved, and nothing else';
comment on column approvals.request.before is 'what holds until it is approved, or what was decided about last, by the names of the command';

-- Requests that are there were due by the end of a day; the fences are lifted for this one statement.
alter table approvals.request no force row level security;
alter table platform.company no force row level security;
update approvals.request r
set remind_at = r.asked_at + ((r.due_on + 1)::timestamp at time zone c.zone - r.asked_at) / 2,
    due_at    = (r.due_on + 1)::timestamp at time zone c.zone
from platform.company c
where c.company_id = r.company_id;
alter table platform.company force row level security;
alter table approvals.request force row level security;
alter table approvals.request alter column remind_at set not null;
alter table approvals.request alter column due_at set not null;
alter table approvals.request add check (remind_at >= asked_at and due_at >= remind_at);
create index request_batch on approvals.request (company_id, batch_id) where batch_id is not null;
create index request_late on approvals.request (company_id, remind_at);

-- A deed the matrix let pass without a second person, and the line that said so; without a line none fitted.
create table approvals.automatic (
  company_id   uuid        not null references platform.company,
  kind         text        not null
                           check (kind in ('CREDIT_MEMO', 'WRITE_OFF', 'INVOICE', 'REFUND', 'BANK_DETAILS', 'CREDIT_LIMIT')),
  subject_id   uuid        not null,
  subject_type text        not null check (subject_type <> ''),
  label        text        not null check (label <> ''),
  customer_id  uuid,
  currency     char(3)     not null,
  amount_minor bigint      not null,
  matrix_id    uuid        not null,
  position     int,
  because      text        not null check (because <> ''),
  recorded_on  date        not null,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, kind, subject_id),
  foreign key (company_id, matrix_id) references approvals.matrix,
  foreign key (company_id, matrix_id, position) references approvals.matrix_line
);
create index automatic_latest on approvals.automatic (company_id, recorded_at desc);
call platform.fence('approvals.automatic');

-- Whoever has to decide was reminded, or somebody else was let decide too because the answer was late; each once.
create table approvals.nudge (
  company_id  uuid        not null references platform.company,
  request_id  uuid        not null,
  step        text        not null check (step in ('REMINDED', 'ESCALATED')),
  approver    text        not null check (approver in ('APPROVER', 'CONTROLLER', 'ADMINISTRATOR')),
  recorded_at timestamptz not null,
  primary key (company_id, request_id, step),
  foreign key (company_id, request_id) references approvals.request
);
call platform.fence('approvals.nudge');

-- Somebody changed their mind about a decision; the same is asked for again, by whoever asked first.
create table approvals.taken_back (
  company_id    uuid        not null references platform.company,
  request_id    uuid        not null,
  again_id      uuid        not null,
  reason        text        not null check (reason <> ''),
  taken_back_at timestamptz not null,
  taken_back_by text        not null,
  primary key (company_id, request_id),
  foreign key (company_id, request_id) references approvals.decision,
  foreign key (company_id, again_id) references approvals.request,
  check (again_id <> request_id)
);
create index taken_back_again on approvals.taken_back (company_id, again_id);
call platform.fence('approvals.taken_back');

-- When people of the company work; the latest row holds, none is Monday to Friday from nine to five.
create table approvals.calendar (
  company_id  uuid        not null references platform.company,
  calendar_id uuid        not null,
  opens       time        not null,
  closes      time        not null,
  days        int[]       not null check (cardinality(days) between 1 and 7),
  holidays    date[]      not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, calendar_id),
  check (opens < closes)
);
comment on column approvals.calendar.days is 'working days of the week, 1 is Monday';
create index calendar_latest on approvals.calendar (company_id, recorded_at desc);
call platform.fence('approvals.calendar');

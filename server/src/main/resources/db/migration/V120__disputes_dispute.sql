-- Disputes: cases on an invoice, on one line of it, or on any open item, over all of it or a part. What happened to a case is
-- a row of its own; how far it has come is read from the last of them.
create schema disputes;

create table disputes.number_series (
  company_id  uuid   not null references platform.company,
  series      text   not null,
  next_number bigint not null check (next_number > 0),
  primary key (company_id, series)
);
call platform.fence('disputes.number_series');
grant update (next_number) on disputes.number_series to ${app};

-- Why customers dispute, what went wrong, and the days a company gives: each change is a version, the latest holds.
create table disputes.reason (
  company_id    uuid        not null references platform.company,
  version_id    uuid        not null,
  code          text        not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  title         text        not null check (length(title) between 1 and 60),
  answer_days   int         not null check (answer_days between 1 and 365),
  credit_reason text        not null,
  offered       boolean     not null,
  recorded_at   timestamptz not null,
  recorded_by   text        not null,
  primary key (company_id, version_id)
);
comment on column disputes.reason.credit_reason is 'what a credit memo that settles such a dispute says';
create index reason_latest on disputes.reason (company_id, code, recorded_at desc);
call platform.fence('disputes.reason');

create table disputes.cause (
  company_id  uuid        not null references platform.company,
  version_id  uuid        not null,
  code        text        not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  title       text        not null check (length(title) between 1 and 60),
  offered     boolean     not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, version_id)
);
create index cause_latest on disputes.cause (company_id, code, recorded_at desc);
call platform.fence('disputes.cause');

create table disputes.terms (
  company_id  uuid        not null references platform.company,
  version_id  uuid        not null,
  grace_days  int         not null check (grace_days between 0 and 90),
  reopen_days int         not null check (reopen_days between 0 and 365),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, version_id)
);
comment on column disputes.terms.grace_days is 'how long what was rejected is not dunned yet';
call platform.fence('disputes.terms');

-- Who gets a case: lines of a version of the rules, the first that fits counts.
create table disputes.route (
  company_id   uuid        not null references platform.company,
  version_id   uuid        not null,
  position     int         not null check (position > 0),
  reason_code  text,
  customer_id  uuid,
  currency     char(3),
  from_minor   bigint      check (from_minor > 0),
  owner_role   text,
  owner_person uuid,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, version_id, position),
  foreign key (company_id, customer_id) references customers.customer,
  check ((currency is null) = (from_minor is null)),
  check ((owner_role is null) <> (owner_person is null))
);
call platform.fence('disputes.route');

-- What a customer calls a reason, and what we call it.
create table disputes.customer_reason (
  company_id  uuid        not null references platform.company,
  version_id  uuid        not null,
  customer_id uuid        not null,
  their_code  text        not null check (length(their_code) between 1 and 40),
  reason_code text        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, version_id),
  foreign key (company_id, customer_id) references customers.customer
);
create index customer_reason_latest on disputes.customer_reason (company_id, customer_id, their_code, recorded_at desc);
call platform.fence('disputes.customer_reason');

create table disputes.dispute (
  company_id    uuid        not null references platform.company,
  dispute_id    uuid        not null,
  series        text        not null,
  series_number bigint      not null check (series_number > 0),
  number        text        not null,
  customer_id   uuid        not null,
  invoice_id    uuid,
  line          int         check (line > 0),
  open_item_id  uuid,
  label         text        not null,
  currency      char(3)     not null,
  amount_minor  bigint      not null check (amount_minor > 0),
  reason_code   text        not null,
  their_code    text        check (length(their_code) between 1 and 40),
  words         text        not null check (length(words) between 1 and 4000),
  raised_by     text        not null check (raised_by in ('STAFF', 'CUSTOMER', 'E_INVOICE', 'SHORT_PAYMENT')),
  payment_id    uuid,
  split_from    uuid,
  opened_on     date        not null,
  opened_at     timestamptz not null,
  opened_by     text        not null,
  primary key (company_id, dispute_id),
  unique (company_id, number),
  unique (company_id, series, series_number),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, invoice_id) references invoicing.invoice,
  foreign key (company_id, open_item_id) references receivables.open_item,
  foreign key (company_id, payment_id) references payments.payment,
  foreign key (company_id, split_from) references disputes.dispute,
  check (invoice_id is not null or open_item_id is not null),
  check (line is null or invoice_id is not null)
);
comment on column disputes.dispute.open_item_id is 'the one item it is about; NULL: all installments of the invoice';
comment on column disputes.dispute.label is 'the number of the document, as people call it';
comment on column disputes.dispute.payment_id is 'the payment that came short';
create index dispute_customer on disputes.dispute (company_id, customer_id);
create index dispute_invoice on disputes.dispute (company_id, invoice_id);
create index dispute_item on disputes.dispute (company_id, open_item_id);
call platform.fence('disputes.dispute');

create table disputes.event (
  company_id   uuid        not null references platform.company,
  dispute_id   uuid        not null,
  sequence     int         not null check (sequence > 0),
  what         text        not null,
  state        text        not null,
  owner_role   text,
  owner_person uuid,
  due_on       date,
  amount_minor bigint      check (amount_minor > 0),
  request_id   uuid,
  deed_type    text,
  deed_id      uuid,
  cause_code   text,
  note         text        check (length(note) between 1 and 4000),
  happened_on  date        not null,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, dispute_id, sequence),
  foreign key (company_id, dispute_id) references disputes.dispute,
  foreign key (company_id, request_id) references approvals.request,
  check (owner_role is null or owner_person is null),
  check ((deed_type is null) = (deed_id is null))
);
comment on column disputes.event.state is 'how far the dispute is after it';
comment on column disputes.event.deed_id is 'the credit memo, or the allocation of a write-off, that settled what was accepted';
create index event_request on disputes.event (company_id, request_id) where request_id is not null;
call platform.fence('disputes.event');

create table disputes.task (
  company_id uuid        not null references platform.company,
  task_id    uuid        not null,
  dispute_id uuid        not null,
  what       text        not null check (length(what) between 1 and 500),
  person_id  uuid        not null,
  due_on     date        not null,
  asked_at   timestamptz not null,
  asked_by   text        not null,
  primary key (company_id, task_id),
  foreign key (company_id, dispute_id) references disputes.dispute
);
create index task_dispute on disputes.task (company_id, dispute_id);
call platform.fence('disputes.task');

create table disputes.task_done (
  company_id uuid        not null references platform.company,
  task_id    uuid        not null,
  outcome    text        not null check (length(outcome) between 1 and 4000),
  done_on    date        not null,
  done_at    timestamptz not null,
  done_by    text        not null,
  primary key (company_id, task_id),
  foreign key (company_id, task_id) references disputes.task
);
call platform.fence('disputes.task_done');

-- Disputes as they stand now.
create view disputes.standing with (security_invoker = true) as
select d.*,
       e.state, e.sequence, e.since_on, e.owner_role, e.owner_person, e.due_on,
       coalesce(e.escalated > e.dated, false) as escalated,
       d.amount_minor - e.split_minor as contested_minor,
       case when e.verdict in ('ACCEPT', 'ACCEPT_PARTLY') then e.verdict_minor end as accepted_minor,
       case when e.verdict in ('ACCEPT', 'ACCEPT_PARTLY') then e.request_id end as request_id,
       case when e.settled > e.decided then e.deed_type end as deed_type,
       case when e.settled > e.decided then e.deed_id end as deed_id,
       e.proposed_minor, e.cause_code
from disputes.dispute d
cross join lateral (
  select (array_agg(v.state order by v.sequence desc))[1] as state,
         max(v.sequence) as sequence,
         max(v.happened_on) filter (where v.what <> 'ESCALATED') as since_on,
         (array_agg(v.owner_role order by v.sequence desc) filter (where v.what in ('OPENED', 'ASSIGNED')))[1] as owner_role,
         (array_agg(v.owner_person order by v.sequence desc) filter (where v.what in ('OPENED', 'ASSIGNED')))[1] as owner_person,
         (array_agg(v.due_on order by v.sequence desc) filter (where v.due_on is not null))[1] as due_on,
         max(v.sequence) filter (where v.due_on is not null) as dated,
         max(v.sequence) filter (where v.what = 'ESCALATED') as escalated,
         coalesce(sum(v.amount_minor) filter (where v.what = 'SPLIT'), 0)::bigint as split_minor,
         (array_agg(v.what order by v.sequence desc)
            filter (where v.what in ('ACCEPT', 'ACCEPT_PARTLY', 'REJECT', 'TURN_DOWN', 'REOPEN')))[1] as verdict,
         (array_agg(v.amount_minor order by v.sequence desc)
            filter (where v.what in ('ACCEPT', 'ACCEPT_PARTLY', 'REJECT', 'TURN_DOWN', 'REOPEN')))[1] as verdict_minor,
         (array_agg(v.request_id order by v.sequence desc)
            filter (where v.what in ('ACCEPT', 'ACCEPT_PARTLY', 'REJECT', 'TURN_DOWN', 'REOPEN')))[1] as request_id,
         max(v.sequence) filter (where v.what in ('ACCEPT', 'ACCEPT_PARTLY', 'REJECT', 'TURN_DOWN', 'REOPEN')) as decided,
         max(v.sequence) filter (where v.what = 'SETTLED') as settled,
         (array_agg(v.deed_type order by v.sequence desc) filter (where v.what = 'SETTLED'))[1] as deed_type,
         (array_agg(v.deed_id order by v.sequence desc) filter (where v.what = 'SETTLED'))[1] as deed_id,
         (array_agg(v.amount_minor order by v.sequence desc) filter (where v.what = 'PROPOSE'))[1] as proposed_minor,
         (array_agg(v.cause_code order by v.sequence desc) filter (where v.what = 'CLOSE'))[1] as cause_code
  from disputes.event v
  where v.company_id = d.company_id
    and v.dispute_id = d.dispute_id) e;

-- Disputes have evidence.
alter table documents.link drop constraint link_subject_type_check;
alter table documents.link add constraint link_subject_type_check
  check (subject_type in ('CUSTOMER', 'CHARGE', 'DRAFT', 'INVOICE', 'CREDIT_MEMO', 'PAYMENT', 'CONTRACT', 'DISPUTE'));

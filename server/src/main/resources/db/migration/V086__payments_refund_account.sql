-- Refunds wait in the approvals from now on. What was said about limits becomes the history of their matrix: an approver up
-- to the limit, a controller above it. The fences are lifted for these statements.
alter table payments.refund no force row level security;
alter table payments.refund_limit no force row level security;
alter table approvals.matrix no force row level security;
alter table approvals.matrix_line no force row level security;
alter table approvals.request no force row level security;
alter table platform.company no force row level security;
insert into approvals.matrix (company_id, matrix_id, kind, recorded_at, recorded_by)
select company_id, limit_id, 'REFUND', recorded_at, recorded_by
from payments.refund_limit;
insert into approvals.matrix_line (company_id, matrix_id, position, at_least_minor, approver, answer_time)
select company_id, limit_id, 1, amount_minor + 1, 'CONTROLLER', 3
from payments.refund_limit
where amount_minor is not null
union all
select company_id, limit_id, case when amount_minor is null then 1 else 2 end, 0, 'APPROVER', 3
from payments.refund_limit;
insert into approvals.request
  (company_id, request_id, kind, subject_type, subject_id, label, customer_id, currency, amount_minor, base_minor, reason,
   approver, because, command, asked_on, due_on, asked_at, asked_by, remind_at, due_at)
select r.company_id, r.refund_id, 'REFUND', 'refund', r.refund_id, r.number, r.customer_id, r.currency, r.amount_minor,
       r.base_minor, r.reason,
       case when r.base_minor > l.amount_minor then 'CONTROLLER' else 'APPROVER' end,
       case when r.base_minor > l.amount_minor then 'A controller has to agree.' else 'An approver has to agree.' end,
       jsonb_build_object('Beneficiary', r.beneficiary, 'Account', coalesce(r.iban, r.account)),
       r.requested_on, r.requested_on + 3, r.recorded_at, r.requested_by,
       greatest(r.recorded_at, (r.requested_on + 2)::timestamp at time zone c.zone),
       greatest(r.recorded_at, (r.requested_on + 4)::timestamp at time zone c.zone)
from payments.refund r
join platform.company c on c.company_id = r.company_id
left join lateral (
  select amount_minor
  from payments.refund_limit l
  where l.company_id = r.company_id
  order by l.recorded_at desc, l.limit_id desc
  limit 1) l on true
where r.state = 'REQUESTED';
alter table platform.company force row level security;
alter table approvals.request force row level security;
alter table approvals.matrix_line force row level security;
alter table approvals.matrix force row level security;
alter table payments.refund_limit force row level security;
alter table payments.refund force row level security;
comment on table payments.refund_limit is 'History: limits are lines of the approval matrix of refunds, under the same ids.';

-- Where refunds of a customer go. A change waits for a second person, and the account before holds until then; the latest row
-- of a customer holds, one without account takes it away.
create table payments.refund_account (
  company_id     uuid        not null references platform.company,
  version_id     uuid        not null,
  customer_id    uuid        not null,
  beneficiary    text        check (beneficiary <> ''),
  iban           text,
  account        text,
  routing_number text,
  account_kind   text        check (account_kind in ('CHECKING', 'SAVINGS')),
  reason         text        not null check (reason <> ''),
  asked_by       text        not null,
  recorded_on    date        not null,
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (company_id, version_id),
  foreign key (company_id, customer_id) references customers.customer,
  check (case when beneficiary is null then num_nonnulls(iban, account, routing_number, account_kind) = 0
              else num_nonnulls(iban, account) = 1 end),
  check (routing_number is null or account is not null)
);
create index refund_account_latest on payments.refund_account (company_id, customer_id, recorded_at desc);
call platform.fence('payments.refund_account');

-- What stops the dunning clock of an open item, and for how much of it: intervals with a reason, not flags (RULE-10). Several
-- may run at once. An interval is a fact; that it ended before it was to end is another.
create table receivables.suspension (
  company_id    uuid        not null references platform.company,
  suspension_id uuid        not null,
  open_item_id  uuid        not null,
  reason        text        not null check (reason in ('DISPUTE', 'PROMISE', 'PLAN', 'HARDSHIP', 'INSOLVENCY', 'MANUAL',
                                                       'DELIVERY_FAILED', 'BANK_DATA_STALE', 'HOLD', 'AGENCY')),
  holder_id     uuid        not null,
  amount_minor  bigint      check (amount_minor > 0),
  from_on       date        not null,
  until_on      date        check (until_on > from_on),
  note          text        check (length(note) between 1 and 500),
  begun_at      timestamptz not null,
  begun_by      text        not null,
  primary key (company_id, suspension_id),
  foreign key (company_id, open_item_id) references receivables.open_item
);
comment on column receivables.suspension.holder_id is 'the dispute, promise, plan or placement behind it; its own id when set by hand';
comment on column receivables.suspension.amount_minor is 'how much of the item is suspended, in its currency; NULL: all of it';
comment on column receivables.suspension.until_on is 'the first day it no longer holds; NULL: until it is ended';
create index suspension_item on receivables.suspension (company_id, open_item_id);
create index suspension_holder on receivables.suspension (company_id, holder_id);
call platform.fence('receivables.suspension');

create table receivables.suspension_end (
  company_id    uuid        not null references platform.company,
  suspension_id uuid        not null,
  ended_on      date        not null,
  ended_at      timestamptz not null,
  ended_by      text        not null,
  primary key (company_id, suspension_id),
  foreign key (company_id, suspension_id) references receivables.suspension
);
comment on column receivables.suspension_end.ended_on is 'the first day it no longer holds; before its first day: it never held';
call platform.fence('receivables.suspension_end');

-- The interval that really held: [from_on, until_on), without those that were ended before they began.
create view receivables.suspension_span with (security_invoker = true) as
select s.company_id, s.suspension_id, s.open_item_id, s.reason, s.holder_id, s.amount_minor, s.from_on,
       least(s.until_on, e.ended_on) as until_on, s.note, s.begun_at, s.begun_by, e.ended_at, e.ended_by
from receivables.suspension s
left join receivables.suspension_end e on e.company_id = s.company_id and e.suspension_id = s.suspension_id
where e.ended_on is null
   or e.ended_on > s.from_on;

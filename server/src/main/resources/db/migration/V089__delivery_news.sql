-- What became of each delivery: every piece of news is a fact, and the state follows from all of them. What did not arrive is
-- followed up and may go another way; an address that does not exist is not used again until somebody mends it.
create table delivery.news (
  company_id  uuid        not null references platform.company,
  news_id     uuid        not null,
  delivery_id uuid        not null,
  kind        text        not null check (kind in ('QUEUED', 'SENT', 'DELAYED', 'DELIVERED', 'OPENED', 'BOUNCED', 'FAILED', 'SUPPRESSED')),
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  source      text        not null check (source in ('TALLYSTICK', 'MAIL_SERVER', 'MAIL_REPORT', 'MAIL_PROVIDER', 'LINK', 'NETWORK')),
  source_id   text,
  code        text,
  permanent   boolean,
  detail      text check (length(detail) between 1 and 500),
  primary key (company_id, news_id),
  foreign key (company_id, delivery_id) references delivery.delivery,
  unique (company_id, delivery_id, kind, source, source_id),
  check ((kind = 'BOUNCED') = (permanent is not null))
);
comment on column delivery.news.source_id is 'What the source calls it; the same news comes once. NULL: our own';
comment on column delivery.news.permanent is 'A bounce: whether the address will never work';
call platform.fence('delivery.news');
create index news_delivery on delivery.news (company_id, delivery_id, happened_at);

alter table delivery.delivery drop constraint delivery_state_check;
alter table delivery.delivery add constraint delivery_state_check
  check (state in ('QUEUED', 'SENT', 'DELIVERED', 'OPENED', 'BOUNCED', 'FAILED', 'SUPPRESSED'));
alter table delivery.delivery add column rerouted_from uuid;
alter table delivery.delivery add foreign key (company_id, rerouted_from) references delivery.delivery;
alter table delivery.delivery add column address text
  generated always as (lower(substring(recipient from '<([^<>]+)>$'))) stored;
comment on column delivery.delivery.rerouted_from is 'The delivery that did not arrive and that this one replaces';
create unique index delivery_rerouted on delivery.delivery (company_id, rerouted_from) where rerouted_from is not null;
create index delivery_address on delivery.delivery (company_id, address) where address is not null;
drop index delivery.delivery_unsent;
create index delivery_waiting on delivery.delivery (company_id, channel, queued_at) where state = 'QUEUED';
create index delivery_astray on delivery.delivery (company_id, queued_at) where state in ('BOUNCED', 'SUPPRESSED');

create table delivery.follow_up (
  company_id  uuid        not null references platform.company,
  delivery_id uuid        not null,
  owner       uuid references access.person,
  due_on      date        not null,
  opened_at   timestamptz not null,
  done_on     date,
  done_by     text,
  outcome     text check (length(outcome) between 1 and 500),
  primary key (company_id, delivery_id),
  foreign key (company_id, delivery_id) references delivery.delivery,
  check ((done_on is null) = (done_by is null) and (done_on is null) = (outcome is null))
);
call platform.fence('delivery.follow_up');
grant update (owner, done_on, done_by, outcome) on delivery.follow_up to ${app};
create index follow_up_open on delivery.follow_up (company_id, opened_at) where done_on is null;

create table delivery.bad_address (
  company_id  uuid        not null references platform.company,
  mark_id     uuid        not null,
  address     text        not null check (address = lower(address)),
  delivery_id uuid        not null,
  code        text,
  reason      text        not null,
  marked_at   timestamptz not null,
  mended_at   timestamptz,
  mended_by   text,
  mended_why  text check (length(mended_why) between 1 and 500),
  primary key (company_id, mark_id),
  foreign key (company_id, delivery_id) references delivery.delivery,
  check ((mended_at is null) = (mended_by is null) and (mended_at is null) = (mended_why is null))
);
call platform.fence('delivery.bad_address');
grant update (mended_at, mended_by, mended_why) on delivery.bad_address to ${app};
create unique index bad_address_open on delivery.bad_address (company_id, address) where mended_at is null;

-- A message that told of a mail: kept whole as a received file, and what was made of it.
create table delivery.mail_report (
  company_id  uuid        not null references platform.company,
  report_id   uuid        not null,
  file_id     uuid        not null,
  position    int         not null check (position > 0),
  outcome     text        not null check (outcome in ('TAKEN', 'NO_REPORT', 'UNREADABLE', 'UNKNOWN')),
  sentence    text        not null check (length(sentence) between 1 and 500),
  delivery_id uuid,
  read_at     timestamptz not null,
  primary key (company_id, report_id),
  unique (company_id, file_id, position),
  foreign key (company_id, file_id) references platform.received_file,
  foreign key (company_id, delivery_id) references delivery.delivery,
  check ((outcome = 'TAKEN') = (delivery_id is not null))
);
call platform.fence('delivery.mail_report');
create index mail_report_read on delivery.mail_report (company_id, read_at desc);

-- What was recorded so far becomes news; the fences are lifted for these statements.
alter table delivery.delivery no force row level security;
alter table delivery.delivery_attempt no force row level security;
alter table delivery.news no force row level security;
alter table delivery.follow_up no force row level security;
insert into delivery.news (company_id, news_id, delivery_id, kind, happened_at, recorded_at, source)
select company_id, gen_random_uuid(), delivery_id, 'QUEUED', queued_at, queued_at, 'TALLYSTICK'
from delivery.delivery;
insert into delivery.news (company_id, news_id, delivery_id, kind, happened_at, recorded_at, source, detail)
select company_id, attempt_id, delivery_id, outcome, attempted_at, attempted_at, 'TALLYSTICK', left(failure, 500)
from delivery.delivery_attempt;
insert into delivery.news (company_id, news_id, delivery_id, kind, happened_at, recorded_at, source, detail)
select d.company_id, gen_random_uuid(), d.delivery_id, d.state, coalesce(d.sent_at, d.queued_at), coalesce(d.sent_at, d.queued_at),
       'TALLYSTICK', left(d.failure, 500)
from delivery.delivery d
where d.state <> 'QUEUED'
  and not exists (
    select
    from delivery.delivery_attempt a
    where a.company_id = d.company_id
      and a.delivery_id = d.delivery_id
      and a.outcome = d.state);
insert into delivery.follow_up (company_id, delivery_id, due_on, opened_at, done_on, done_by, outcome)
select d.company_id, d.delivery_id, d.queued_at::date + 3, d.queued_at, later.on_day, later.by_whom, later.what
from delivery.delivery d
left join lateral (
  select min(l.queued_at)::date as on_day, 'SYSTEM' as by_whom, 'Sent again.' as what
  from delivery.delivery l
  where l.company_id = d.company_id
    and l.subject_id = d.subject_id
    and l.queued_at > d.queued_at
  having count(*) > 0) later on true
where d.state = 'FAILED';
alter table delivery.delivery force row level security;
alter table delivery.news force row level security;
alter table delivery.follow_up force row level security;
drop table delivery.delivery_attempt;

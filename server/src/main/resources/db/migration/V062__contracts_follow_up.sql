-- What somebody does about a customer's unbilled work, until a day.
create table contracts.follow_up (
  company_id   uuid        not null references platform.company,
  follow_up_id uuid        not null,
  customer_id  uuid        not null,
  owner        uuid        not null,
  due_on       date        not null,
  note         text        not null check (note <> ''),
  made_at      timestamptz not null,
  made_by      text        not null,
  done_on      date,
  done_by      text,
  outcome      text,
  primary key (company_id, follow_up_id),
  foreign key (company_id, customer_id) references customers.customer,
  check ((done_on is null) = (done_by is null))
);
create index follow_up_open on contracts.follow_up (company_id, customer_id, due_on) where done_on is null;
call platform.fence('contracts.follow_up');
grant update (done_on, done_by, outcome) on contracts.follow_up to ${app};

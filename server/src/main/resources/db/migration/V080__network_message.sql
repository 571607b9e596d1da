create schema network;

-- An electronic invoice on its way to one receiver, with its bytes. Its id is the key the network knows it by.
create table network.message (
  company_id    uuid        not null references platform.company,
  message_id    uuid        not null,
  document_type text        not null check (document_type in ('INVOICE', 'CREDIT_MEMO')),
  document_id   uuid        not null,
  number        text        not null,
  customer_id   uuid        not null,
  receiver      text        not null check (receiver <> ''),
  artefact_id   uuid        not null,
  sha256        bytea       not null check (sha256 = sha256(content)),
  content       bytea       not null,
  owner         uuid,
  made_at       timestamptz not null,
  next_look_at  timestamptz,
  looks         int         not null default 0,
  primary key (company_id, message_id),
  foreign key (company_id, customer_id) references customers.customer
);
comment on column network.message.next_look_at is 'When the network is asked next; NULL: not yet handed over, or ended';
create index message_latest on network.message (company_id, made_at desc);
create index message_document on network.message (company_id, document_id);
create index message_due on network.message (company_id, next_look_at) where next_look_at is not null;
call platform.fence('network.message');
grant update (next_look_at, looks) on network.message to ${app};

-- The states a message came to, each once. The position keeps a message from being accepted and rejected.
create table network.message_step (
  company_id  uuid        not null references platform.company,
  message_id  uuid        not null,
  position    int         not null,
  state       text        not null,
  reason      text,
  told_by     text        not null,
  happened_at timestamptz not null,
  primary key (company_id, message_id, position),
  foreign key (company_id, message_id) references network.message,
  check ((state, position) in (('QUEUED', 0), ('HANDED_OVER', 1), ('SENT', 2), ('REFUSED', 2), ('ACKNOWLEDGED', 3),
                               ('ACCEPTED', 4), ('REJECTED', 4)))
);
call platform.fence('network.message_step');

-- What is to be done about a message its buyer rejected, by whom and until when.
create table network.follow_up (
  company_id uuid        not null references platform.company,
  message_id uuid        not null,
  owner      uuid,
  due_on     date        not null,
  opened_at  timestamptz not null,
  done_on    date,
  done_by    text,
  outcome    text,
  primary key (company_id, message_id),
  foreign key (company_id, message_id) references network.message,
  check ((done_on is null) = (done_by is null) and (done_on is null) = (outcome is null))
);
create index follow_up_open on network.follow_up (company_id, due_on) where done_on is null;
call platform.fence('network.follow_up');
grant update (owner, done_on, done_by, outcome) on network.follow_up to ${app};

-- The built-in sandbox plays the network and the receivers: what stands here is the outside world.
create table network.sandbox_rule (
  company_id  uuid        not null references platform.company,
  rule_id     uuid        not null,
  receiver    text        not null,
  behaviour   text        check (behaviour in ('ACCEPT', 'REJECT', 'DELAY', 'NO_ANSWER', 'UNREACHABLE')),
  reason      text,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, rule_id)
);
comment on column network.sandbox_rule.receiver is 'Empty: everybody without a rule';
comment on column network.sandbox_rule.behaviour is 'NULL: no rule any more';
create index sandbox_rule_latest on network.sandbox_rule (company_id, receiver, rule_id desc);
call platform.fence('network.sandbox_rule');

create table network.sandbox_message (
  company_id uuid        not null references platform.company,
  message_id uuid        not null,
  receiver   text        not null,
  sha256     bytea       not null,
  behaviour  text        not null check (behaviour in ('ACCEPT', 'REJECT', 'DELAY', 'NO_ANSWER', 'UNREACHABLE')),
  reason     text,
  taken_at   timestamptz not null,
  asked      int         not null default 0,
  primary key (company_id, message_id)
);
call platform.fence('network.sandbox_message');
grant update (asked) on network.sandbox_message to ${app};

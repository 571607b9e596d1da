-- Contacts with customers, whoever made them: what the contact rules count.
create table collections.touch (
  company_id   uuid        not null references platform.company,
  touch_id     uuid        not null,
  customer_id  uuid        not null,
  at           timestamptz not null,
  medium       text        not null check (medium in ('CALL', 'EMAIL', 'SMS', 'POST')),
  notice_id    uuid,
  items        uuid[]      not null,
  outgoing     boolean     not null,
  connected    boolean     not null,
  conversation boolean     not null,
  recorded_by  text        not null,
  primary key (company_id, touch_id),
  unique (company_id, notice_id),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, notice_id) references collections.notice
);
comment on column collections.touch.items is 'the open items it was about';
create index touch_customer on collections.touch (company_id, customer_id, at);
call platform.fence('collections.touch');

-- What the contact rules said in the transaction of a contact, by which packs and on what facts: the proof.
create table collections.contact_verdict (
  company_id  uuid        not null references platform.company,
  verdict_id  uuid        not null,
  customer_id uuid        not null,
  notice_id   uuid,
  at          timestamptz not null,
  medium      text        not null check (medium in ('CALL', 'EMAIL', 'SMS', 'POST')),
  allowed     boolean     not null,
  rule        text,
  earliest    timestamptz,
  packs       text        not null,
  facts_hash  text        not null check (length(facts_hash) = 64),
  primary key (company_id, verdict_id),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, notice_id) references collections.notice,
  check (allowed = (rule is null))
);
create index contact_verdict_customer on collections.contact_verdict (company_id, customer_id, at);
call platform.fence('collections.contact_verdict');

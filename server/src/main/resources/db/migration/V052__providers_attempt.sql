-- Money through payment providers: what a customer is asked for, each attempt to take it, what providers say of it, and what
-- payers dispute. The attempt is committed before the provider is called; its id is the key of the call.
create schema providers;

-- Which providers a company uses. A later row holds; nothing is changed.
create table providers.setting (
  company_id       uuid         not null references platform.company,
  setting_id       uuid         not null,
  provider         text         not null check (provider <> ''),
  enabled          boolean      not null,
  fee_percent      numeric(7,4) not null check (fee_percent between 0 and 100),
  fee_fixed_minor  bigint       not null check (fee_fixed_minor >= 0),
  dispute_fee_minor bigint      not null check (dispute_fee_minor >= 0),
  recorded_at      timestamptz  not null,
  recorded_by      text         not null,
  primary key (company_id, setting_id)
);
call platform.fence('providers.setting');

-- Signs the links of payment requests.
create table providers.link_key (
  company_id uuid  not null references platform.company,
  key        bytea not null check (length(key) = 32),
  primary key (company_id)
);
call platform.fence('providers.link_key');

create table providers.payment_request (
  company_id   uuid        not null references platform.company,
  request_id   uuid        not null,
  customer_id  uuid        not null,
  provider     text        not null,
  currency     char(3)     not null,
  amount_minor bigint      not null check (amount_minor > 0),
  expires_at   timestamptz not null,
  made_at      timestamptz not null,
  made_by      text        not null,
  withdrawn_at timestamptz,
  primary key (company_id, request_id),
  foreign key (company_id, customer_id) references customers.customer
);
create index payment_request_customer on providers.payment_request (company_id, customer_id);
call platform.fence('providers.payment_request');
grant update (withdrawn_at) on providers.payment_request to ${app};

create table providers.request_item (
  company_id   uuid   not null references platform.company,
  request_id   uuid   not null,
  open_item_id uuid   not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (company_id, request_id, open_item_id),
  foreign key (company_id, request_id) references providers.payment_request,
  foreign key (company_id, open_item_id) references receivables.open_item
);
call platform.fence('providers.request_item');

-- A payer's card or account as the provider knows it, with the words they agreed to. No number, only its last digits.
create table providers.saved_method (
  company_id   uuid        not null references platform.company,
  method_id    uuid        not null,
  customer_id  uuid        not null,
  provider     text        not null,
  token        text        not null,
  brand        text        not null,
  last_digits  char(4)     not null,
  expires_on   date        not null,
  consent      text        not null check (consent <> ''),
  consented_at timestamptz not null,
  state        text        not null check (state in ('ACTIVE', 'BLOCKED', 'REMOVED')),
  state_reason text,
  primary key (company_id, method_id),
  unique (company_id, provider, token),
  foreign key (company_id, customer_id) references customers.customer,
  check ((state = 'ACTIVE') = (state_reason is null))
);
create index saved_method_customer on providers.saved_method (company_id, customer_id);
call platform.fence('providers.saved_method');
grant update (state, state_reason) on providers.saved_method to ${app};

-- One try to take money. What is asked is a fact; how it went is a guarded state.
create table providers.attempt (
  company_id          uuid        not null references platform.company,
  attempt_id          uuid        not null,
  request_id          uuid,
  method_id           uuid,
  customer_id         uuid        not null,
  provider            text        not null,
  currency            char(3)     not null,
  amount_minor        bigint      not null check (amount_minor > 0),
  consent             text,
  state               text        not null check (state in ('INITIATED', 'PENDING', 'UNKNOWN', 'CLEARED', 'FAILED', 'CANCELLED',
                                    'RETURNED', 'CHARGEBACK_OPEN', 'CHARGEBACK_WON', 'CHARGEBACK_LOST')),
  provider_payment_id text,
  hosted_page         text,
  reason_code         text,
  payment_id          uuid,
  made_at             timestamptz not null,
  made_by             text        not null,
  unknown_since       timestamptz,
  next_look_at        timestamptz,
  looks               int         not null default 0,
  primary key (company_id, attempt_id),
  unique (company_id, provider, provider_payment_id),
  foreign key (company_id, request_id) references providers.payment_request,
  foreign key (company_id, method_id) references providers.saved_method,
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, payment_id) references payments.payment,
  check ((request_id is null) <> (method_id is null)),
  check ((state = 'UNKNOWN') = (unknown_since is not null)),
  check ((payment_id is not null) = (state in ('CLEARED', 'RETURNED', 'CHARGEBACK_OPEN', 'CHARGEBACK_WON', 'CHARGEBACK_LOST')))
);
create unique index attempt_payment on providers.attempt (company_id, payment_id) where payment_id is not null;
create unique index attempt_one_open on providers.attempt (company_id, request_id)
  where state in ('INITIATED', 'PENDING', 'UNKNOWN') and request_id is not null;
create index attempt_look on providers.attempt (company_id, next_look_at) where next_look_at is not null;
create index attempt_request on providers.attempt (company_id, request_id);
create index attempt_customer on providers.attempt (company_id, customer_id);
call platform.fence('providers.attempt');
grant update (state, provider_payment_id, hosted_page, reason_code, payment_id, unknown_since, next_look_at, looks)
  on providers.attempt to ${app};

create table providers.attempt_item (
  company_id   uuid   not null references platform.company,
  attempt_id   uuid   not null,
  open_item_id uuid   not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (company_id, attempt_id, open_item_id),
  foreign key (company_id, attempt_id) references providers.attempt,
  foreign key (company_id, open_item_id) references receivables.open_item
);
create index attempt_item_item on providers.attempt_item (company_id, open_item_id);
call platform.fence('providers.attempt_item');

-- What became of an attempt, step by step.
create table providers.attempt_event (
  company_id  uuid        not null references platform.company,
  event_id    uuid        not null,
  attempt_id  uuid        not null,
  step        text        not null,
  detail      text,
  told_by     text        not null check (told_by in ('CALL', 'EVENT', 'RECONCILER')),
  recorded_at timestamptz not null,
  primary key (company_id, event_id),
  foreign key (company_id, attempt_id) references providers.attempt
);
create index attempt_event_attempt on providers.attempt_event (company_id, attempt_id);
call platform.fence('providers.attempt_event');

-- What the provider keeps for itself, once for a payment and once for its dispute.
create table providers.fee (
  company_id   uuid        not null references platform.company,
  fee_id       uuid        not null,
  attempt_id   uuid        not null,
  kind         text        not null check (kind in ('PAYMENT', 'DISPUTE')),
  currency     char(3)     not null,
  amount_minor bigint      not null check (amount_minor > 0),
  charged_on   date        not null,
  recorded_at  timestamptz not null,
  primary key (company_id, fee_id),
  unique (company_id, attempt_id, kind),
  foreign key (company_id, attempt_id) references providers.attempt
);
call platform.fence('providers.fee');

create table providers.chargeback (
  company_id    uuid        not null references platform.company,
  chargeback_id uuid        not null,
  attempt_id    uuid        not null,
  payment_id    uuid        not null,
  customer_id   uuid        not null,
  provider      text        not null,
  dispute_id    text        not null,
  currency      char(3)     not null,
  amount_minor  bigint      not null check (amount_minor > 0),
  reason        text        not null,
  opened_on     date        not null,
  evidence_by   date        not null,
  state         text        not null check (state in ('OPEN', 'WON', 'LOST')),
  decided_on    date,
  recorded_at   timestamptz not null,
  primary key (company_id, chargeback_id),
  unique (company_id, provider, dispute_id),
  unique (company_id, payment_id),
  foreign key (company_id, attempt_id) references providers.attempt,
  foreign key (company_id, payment_id) references payments.payment,
  foreign key (company_id, customer_id) references customers.customer,
  check ((state = 'OPEN') = (decided_on is null))
);
call platform.fence('providers.chargeback');
grant update (state, decided_on) on providers.chargeback to ${app};

-- What a provider pays out; booked when its id stands in the text of a bank line.
create table providers.payout (
  company_id         uuid        not null references platform.company,
  payout_id          uuid        not null,
  provider           text        not null,
  provider_payout_id text        not null,
  currency           char(3)     not null,
  amount_minor       bigint      not null check (amount_minor > 0),
  sent_on            date        not null,
  recorded_at        timestamptz not null,
  booked_on          date,
  bank_account_id    uuid,
  primary key (company_id, payout_id),
  unique (company_id, provider, provider_payout_id),
  foreign key (company_id, bank_account_id) references payments.bank_account,
  check ((booked_on is null) = (bank_account_id is null))
);
call platform.fence('providers.payout');
grant update (booked_on, bank_account_id) on providers.payout to ${app};

-- What providers send us, as it came. Only a hint: the thing it names is read again before anything is done.
create table providers.inbox (
  company_id  uuid        not null references platform.company,
  inbox_id    uuid        not null,
  provider    text        not null,
  event_id    text        not null,
  kind        text        not null,
  subject     text        not null check (subject in ('PAYMENT', 'PAYOUT', 'NONE')),
  object_id   text        not null,
  content     bytea       not null check (length(content) <= 1048576),
  received_at timestamptz not null,
  outcome     text,
  primary key (company_id, inbox_id),
  unique (company_id, provider, event_id)
);
call platform.fence('providers.inbox');
grant update (outcome) on providers.inbox to ${app};

create table providers.refused_message (
  company_id uuid   not null references platform.company,
  provider   text   not null,
  refused_on date   not null,
  messages   bigint not null,
  primary key (company_id, provider, refused_on)
);
comment on table providers.refused_message is 'How many messages had a wrong signature; nothing of them is kept';
call platform.fence('providers.refused_message');
grant update (messages) on providers.refused_message to ${app};

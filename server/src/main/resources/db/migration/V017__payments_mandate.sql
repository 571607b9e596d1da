-- A payer's authority to debit their account, who collects, and what was collected with it: runs, debits, reserved items.
create table payments.creditor (
  company_id  uuid not null references platform.company,
  identifier  text,
  notice_days int  not null check (notice_days between 1 and 90),
  primary key (company_id)
);
call platform.fence('payments.creditor');
grant update (identifier, notice_days) on payments.creditor to ${app};

create table payments.mandate (
  company_id   uuid        not null references platform.company,
  mandate_id   uuid        not null,
  customer_id  uuid        not null,
  reference    text        not null check (length(reference) between 1 and 35),
  signed_on    date        not null,
  scheme       text        not null check (scheme in ('CORE', 'B2B')),
  holder       text        not null check (holder <> ''),
  iban         text        not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  bic          text,
  state        text        not null check (state in ('ACTIVE', 'BLOCKED', 'REVOKED')),
  state_reason text,
  last_used_on date,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, mandate_id),
  unique (company_id, reference),
  foreign key (company_id, customer_id) references customers.customer,
  check ((state = 'ACTIVE') = (state_reason is null))
);
create index mandate_customer on payments.mandate (company_id, customer_id, signed_on);
call platform.fence('payments.mandate');
grant update (state, state_reason, last_used_on) on payments.mandate to ${app};

create schema debits;

-- One file of direct debits, as the bank was sent it.
create table debits.run (
  company_id      uuid        not null references platform.company,
  run_id          uuid        not null,
  bank_account_id uuid        not null,
  message_id      text        not null,
  due_through     date        not null,
  notified_on     date        not null,
  collect_on      date        not null,
  sha256          bytea       not null,
  content         bytea       not null,
  made_at         timestamptz not null,
  made_by         text        not null,
  primary key (company_id, run_id),
  unique (company_id, message_id),
  foreign key (company_id, bank_account_id) references payments.bank_account,
  check (notified_on < collect_on and due_through <= collect_on)
);
create index run_collect on debits.run (company_id, collect_on desc, run_id desc);
call platform.fence('debits.run');

-- What one payer is debited in a run. The amount is a fact; how it went is a guarded state.
create table debits.debit (
  company_id    uuid   not null references platform.company,
  debit_id      uuid   not null,
  run_id        uuid   not null,
  customer_id   uuid   not null,
  mandate_id    uuid   not null,
  batch_id      text   not null,
  end_to_end_id text   not null,
  sequence      text   not null check (sequence in ('FRST', 'RCUR')),
  currency      char(3) not null,
  amount_minor  bigint not null check (amount_minor > 0),
  state         text   not null check (state in ('PENDING', 'COLLECTED', 'RETURNED', 'REJECTED', 'CANCELLED')),
  reason_code   text,
  payment_id    uuid,
  decided_on    date,
  primary key (company_id, debit_id),
  unique (company_id, end_to_end_id),
  foreign key (company_id, run_id) references debits.run,
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, mandate_id) references payments.mandate,
  foreign key (company_id, payment_id) references payments.payment,
  check ((state in ('COLLECTED', 'RETURNED')) = (payment_id is not null)),
  check ((state = 'PENDING') = (decided_on is null))
);
create index debit_run on debits.debit (company_id, run_id);
create index debit_mandate on debits.debit (company_id, mandate_id);
create unique index debit_payment on debits.debit (company_id, payment_id) where payment_id is not null;
call platform.fence('debits.debit');
grant update (state, reason_code, payment_id, decided_on) on debits.debit to ${app};

-- The open items a debit collects. While it is pending they are reserved for it, each for one debit only.
create table debits.item (
  company_id   uuid    not null references platform.company,
  debit_id     uuid    not null,
  open_item_id uuid    not null,
  amount_minor bigint  not null check (amount_minor > 0),
  pending      boolean not null,
  primary key (company_id, debit_id, open_item_id),
  foreign key (company_id, debit_id) references debits.debit,
  foreign key (company_id, open_item_id) references receivables.open_item
);
create unique index item_reserved on debits.item (company_id, open_item_id) where pending;
call platform.fence('debits.item');
grant update (pending) on debits.item to ${app};

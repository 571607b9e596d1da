-- An import of a bank's file can be found again, goes on after a crash where it stopped, and counts nothing twice.
create table cashapp.import_run (
  company_id      uuid        not null references platform.company,
  run_id          uuid        not null,
  file_id         uuid        not null,
  name            text        not null,
  bank_account_id uuid,
  came_before     boolean     not null,
  started_at      timestamptz not null,
  started_by      text        not null,
  primary key (company_id, run_id),
  foreign key (company_id, file_id) references platform.received_file,
  foreign key (company_id, bank_account_id) references payments.bank_account
);
create index import_run_recent on cashapp.import_run (company_id, started_at desc, run_id desc);
call platform.fence('cashapp.import_run');

-- The lines of a statement that were dealt with together, and what they came to. Committed with them.
create table cashapp.import_chunk (
  company_id uuid  not null references platform.company,
  run_id     uuid  not null,
  statement  int   not null check (statement > 0),
  first_line int   not null check (first_line > 0),
  lines      int   not null check (lines >= 0),
  outcome    jsonb not null,
  primary key (company_id, run_id, statement, first_line),
  foreign key (company_id, run_id) references cashapp.import_run
);
call platform.fence('cashapp.import_chunk');

-- What the import came to, once it ended.
create table cashapp.import_result (
  company_id uuid        not null references platform.company,
  run_id     uuid        not null,
  outcome    jsonb       not null,
  ended_at   timestamptz not null,
  primary key (company_id, run_id),
  foreign key (company_id, run_id) references cashapp.import_run
);
call platform.fence('cashapp.import_result');

-- The latest of the same payer and amount are asked for, so that a payer of thousands of equal payments costs no more.
drop index payments.payment_payer_account;
drop index payments.payment_payer_name;
create index payment_payer_account on payments.payment (company_id, payer_account, amount_minor, payment_id)
  where payer_account is not null;
create index payment_payer_name on payments.payment (company_id, payer_name, amount_minor, payment_id)
  where payer_name is not null;

create schema controls;

-- One run over the invariants, and what each found; kept as evidence.
create table controls.check_run (
  company_id  uuid        not null references platform.company,
  run_id      uuid        not null,
  business_on date        not null,
  started_at  timestamptz not null,
  finished_at timestamptz not null,
  checks      int         not null,
  findings    int         not null,
  primary key (company_id, run_id)
);
create index check_run_recent on controls.check_run (company_id, started_at desc);
call platform.fence('controls.check_run');
create table controls.check_finding (
  company_id   uuid not null references platform.company,
  run_id       uuid not null,
  ordinal      int  not null,
  invariant    text not null,
  currency     char(3),
  subject_type text,
  subject_id   text,
  expected     text,
  actual       text,
  detail       text,
  primary key (company_id, run_id, ordinal),
  foreign key (company_id, run_id) references controls.check_run
);
call platform.fence('controls.check_finding');

-- Evidence that the sub-ledgers equal their control accounts on a day.
create table controls.tie_out (
  company_id   uuid        not null references platform.company,
  tie_out_id   uuid        not null,
  business_on  date        not null,
  currency     char(3)     not null,
  control      text        not null check (control in ('RECEIVABLES', 'UNAPPLIED_CASH')),
  ledger_minor bigint      not null,
  items_minor  bigint      not null,
  recorded_at  timestamptz not null,
  primary key (company_id, tie_out_id)
);
create index tie_out_day on controls.tie_out (company_id, business_on, control, currency);
call platform.fence('controls.tie_out');

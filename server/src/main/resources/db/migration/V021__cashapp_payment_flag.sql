-- What looked odd about a payment when it came in or its payer became known; said once per rule, never changed.
create table cashapp.payment_flag (
  company_id uuid        not null references platform.company,
  flag_id    uuid        not null,
  payment_id uuid        not null,
  rule       text        not null check (rule in ('DUPLICATE', 'PAYER_MISMATCH', 'NEW_ACCOUNT', 'UNUSUAL_AMOUNT',
                                                  'BEFORE_INVOICE', 'MORE_THAN_OWED')),
  evidence   text        not null,
  other_id   uuid,
  raised_at  timestamptz not null,
  primary key (company_id, flag_id),
  unique (company_id, payment_id, rule),
  foreign key (company_id, payment_id) references payments.payment,
  foreign key (company_id, other_id) references payments.payment,
  check ((rule = 'DUPLICATE') = (other_id is not null))
);
create index payment_flag_recent on cashapp.payment_flag (company_id, raised_at desc, flag_id desc);
call platform.fence('cashapp.payment_flag');

-- What a person made of a flag. The latest counts; the earlier ones stay.
create table cashapp.flag_decision (
  company_id  uuid        not null references platform.company,
  decision_id uuid        not null,
  flag_id     uuid        not null,
  verdict     text        not null check (verdict in ('FINE', 'FOLLOW_UP', 'PAID_TWICE', 'NOT_OURS')),
  reason      text        not null check (reason <> ''),
  decided_at  timestamptz not null,
  decided_by  text        not null,
  primary key (company_id, decision_id),
  foreign key (company_id, flag_id) references cashapp.payment_flag
);
create index flag_decision_flag on cashapp.flag_decision (company_id, flag_id, decided_at desc, decision_id desc);
call platform.fence('cashapp.flag_decision');

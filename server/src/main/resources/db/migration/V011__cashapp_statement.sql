create schema cashapp;

-- A statement whose totals do not agree is held: nothing of it is booked until a person releases it.
create table cashapp.bank_statement (
  company_id      uuid        not null references platform.company,
  statement_id    uuid        not null,
  bank_account_id uuid        not null,
  file_id         uuid        not null,
  identity        text        not null,
  currency        char(3)     not null,
  opening_minor   bigint,
  closing_minor   bigint,
  from_on         date,
  to_on           date,
  lines           int         not null,
  held_code       text,
  imported_at     timestamptz not null,
  imported_by     text        not null,
  released_at     timestamptz,
  released_by     text,
  release_reason  text,
  primary key (company_id, statement_id),
  unique (company_id, bank_account_id, identity),
  check ((released_at is null) = (release_reason is null)),
  foreign key (company_id, bank_account_id) references payments.bank_account,
  foreign key (company_id, file_id) references platform.received_file
);
create index bank_statement_recent on cashapp.bank_statement (company_id, imported_at desc);
call platform.fence('cashapp.bank_statement');
grant update (released_at, released_by, release_reason) on cashapp.bank_statement to ${app};

-- One line of a statement. The fingerprint keeps a second import of the same line out.
create table cashapp.receipt_line (
  company_id      uuid    not null references platform.company,
  line_id         uuid    not null,
  statement_id    uuid    not null,
  ordinal         int     not null,
  fingerprint     bytea   not null,
  booked_on       date    not null,
  value_on        date,
  currency        char(3) not null,
  amount_minor    bigint  not null,
  counterparty    text,
  counter_account text,
  reference       text,
  remittance      text    not null,
  bank_reference  text,
  end_to_end_id   text,
  state           text    not null check (state in ('IMPORTED', 'MATCH_SUGGESTED', 'AUTO_APPLIED', 'APPLIED',
                                                    'PARTIALLY_APPLIED', 'UNIDENTIFIED', 'IDENTIFIED', 'IGNORED')),
  rule            text,
  payment_id      uuid,
  primary key (company_id, line_id),
  unique (company_id, fingerprint),
  foreign key (company_id, statement_id) references cashapp.bank_statement,
  foreign key (company_id, payment_id) references payments.payment
);
create unique index receipt_line_payment on cashapp.receipt_line (company_id, payment_id) where payment_id is not null;
create index receipt_line_statement on cashapp.receipt_line (company_id, statement_id, ordinal);
create index receipt_line_state on cashapp.receipt_line (company_id, state, booked_on);
call platform.fence('cashapp.receipt_line');
grant update (state, rule, payment_id) on cashapp.receipt_line to ${app};

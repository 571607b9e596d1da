-- The format says which statements tell the same days again; a second format is compared, not booked.
alter table cashapp.bank_statement add column format text;

-- A collective entry keeps its line; its payments are lines of their own below it, once a notification lists them.
alter table cashapp.receipt_line add column entry_reference text;
alter table cashapp.receipt_line add column parent_line_id uuid;
alter table cashapp.receipt_line add foreign key (company_id, parent_line_id) references cashapp.receipt_line;
alter table cashapp.receipt_line drop constraint receipt_line_state_check;
alter table cashapp.receipt_line add constraint receipt_line_state_check
  check (state in ('IMPORTED', 'MATCH_SUGGESTED', 'AUTO_APPLIED', 'APPLIED', 'PARTIALLY_APPLIED', 'UNIDENTIFIED',
                   'IDENTIFIED', 'IGNORED', 'RETURNED', 'PAID_OUT', 'DETAILED'));
alter table cashapp.receipt_line add check (state <> 'DETAILED' or payment_id is null);
create index receipt_line_entry_reference on cashapp.receipt_line (company_id, entry_reference)
  where entry_reference is not null;
create index receipt_line_parent on cashapp.receipt_line (company_id, parent_line_id) where parent_line_id is not null;

-- What the bank reports during the day, or lists beside a statement. It books nothing: the statement of the day does.
create table cashapp.announced_line (
  company_id      uuid        not null references platform.company,
  announced_id    uuid        not null,
  bank_account_id uuid        not null,
  file_id         uuid        not null,
  format          text        not null check (format in ('camt.052', 'camt.054', 'mt942')),
  fingerprint     bytea       not null,
  detail          int         not null,
  pending         boolean     not null,
  booked_on       date        not null,
  value_on        date,
  currency        char(3)     not null,
  amount_minor    bigint      not null,
  entry_minor     bigint      not null,
  entry_reference text,
  counterparty    text,
  counter_account text,
  reference       text,
  remittance      text        not null,
  bank_reference  text,
  end_to_end_id   text,
  set_aside       text,
  announced_at    timestamptz not null,
  announced_by    text        not null,
  line_id         uuid,
  primary key (company_id, announced_id),
  unique (company_id, format, fingerprint, pending),
  foreign key (company_id, bank_account_id) references payments.bank_account,
  foreign key (company_id, file_id) references platform.received_file,
  foreign key (company_id, line_id) references cashapp.receipt_line
);
create index announced_line_open on cashapp.announced_line (company_id, bank_account_id, entry_reference)
  where line_id is null;
create index announced_line_recent on cashapp.announced_line (company_id, booked_on desc, announced_id desc);
create index announced_line_line on cashapp.announced_line (company_id, line_id) where line_id is not null;
call platform.fence('cashapp.announced_line');
grant update (line_id) on cashapp.announced_line to ${app};

-- Direct debits through the American clearing house (ACH): what banks agreed with the company, mandates of American accounts,
-- runs of either network, traces that are never used twice, and what banks answer.
create table payments.ach_originator (
  company_id       uuid    not null references platform.company,
  bank_account_id  uuid    not null,
  routing_number   text    not null check (routing_number ~ '^[0-9]{9}$'),
  originating_bank text    not null check (originating_bank ~ '^[0-9]{9}$'),
  identification   text    not null check (length(identification) between 1 and 10),
  destination      text    not null check (destination ~ '^[0-9]{9}$'),
  destination_name text    not null check (length(destination_name) between 1 and 23),
  origin           text    not null check (length(origin) between 1 and 10),
  balanced         boolean not null,
  primary key (company_id, bank_account_id),
  foreign key (company_id, bank_account_id) references payments.bank_account
);
call platform.fence('payments.ach_originator');
grant update (routing_number, originating_bank, identification, destination, destination_name, origin, balanced)
  on payments.ach_originator to ${app};

-- The end of the next trace number, per originating bank.
create table payments.ach_series (
  company_id       uuid   not null references platform.company,
  originating_bank text   not null,
  next_number      bigint not null check (next_number between 1 and 10000000),
  primary key (company_id, originating_bank)
);
call platform.fence('payments.ach_series');
grant update (next_number) on payments.ach_series to ${app};

-- How many files left a bank account on a day: the modifier of their headers tells them apart.
create table payments.ach_day (
  company_id      uuid not null references platform.company,
  bank_account_id uuid not null,
  day             date not null,
  files           int  not null check (files between 1 and 36),
  primary key (company_id, bank_account_id, day),
  foreign key (company_id, bank_account_id) references payments.bank_account
);
call platform.fence('payments.ach_day');
grant update (files) on payments.ach_day to ${app};

alter table payments.mandate alter column iban drop not null;
alter table payments.mandate add column routing_number text check (routing_number ~ '^[0-9]{9}$');
alter table payments.mandate add column account_number text check (length(account_number) between 1 and 17);
alter table payments.mandate add column account_kind text check (account_kind in ('CHECKING', 'SAVINGS'));
alter table payments.mandate add column authorized_how text check (authorized_how <> '');
alter table payments.mandate drop constraint mandate_scheme_check;
alter table payments.mandate add constraint mandate_scheme_check check (scheme in ('CORE', 'B2B', 'PPD', 'CCD', 'WEB'));
alter table payments.mandate add constraint mandate_account_check
  check (case when scheme in ('CORE', 'B2B')
              then iban is not null and num_nonnulls(routing_number, account_number, account_kind, authorized_how) = 0
              else num_nonnulls(iban, bic) = 0 and num_nulls(routing_number, account_number, account_kind, authorized_how) = 0
         end);
grant update (routing_number, account_number, account_kind) on payments.mandate to ${app};

-- What a bank says is wrong with the account of a mandate; NULL is what stays. A person accepts or rejects it.
create table payments.mandate_change (
  company_id              uuid        not null references platform.company,
  change_id               uuid        not null,
  mandate_id              uuid        not null,
  code                    text        not null check (code ~ '^C[0-9]{2}$'),
  routing_number          text        check (routing_number ~ '^[0-9]{9}$'),
  account_number          text        check (length(account_number) between 1 and 17),
  account_kind            text        check (account_kind in ('CHECKING', 'SAVINGS')),
  proposed_at             timestamptz not null,
  proposed_by             text        not null,
  state                   text        not null check (state in ('PROPOSED', 'ACCEPTED', 'REJECTED')),
  reason                  text,
  decided_at              timestamptz,
  decided_by              text,
  previous_routing_number text,
  previous_account_number text,
  previous_account_kind   text,
  primary key (company_id, change_id),
  foreign key (company_id, mandate_id) references payments.mandate,
  check (num_nonnulls(routing_number, account_number, account_kind) > 0),
  check ((state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check ((state = 'ACCEPTED') = (previous_routing_number is not null)),
  check ((state = 'REJECTED') = (reason is not null))
);
create index mandate_change_mandate on payments.mandate_change (company_id, mandate_id);
create index mandate_change_open on payments.mandate_change (company_id, proposed_at) where state = 'PROPOSED';
call platform.fence('payments.mandate_change');
grant update (state, reason, decided_at, decided_by, previous_routing_number, previous_account_number,
              previous_account_kind)
  on payments.mandate_change to ${app};

alter table debits.run add column network text not null default 'SEPA' check (network in ('SEPA', 'ACH'));
alter table debits.run alter column network drop default;
alter table debits.debit add column trace text check (trace ~ '^[0-9]{15}$');
create unique index debit_trace on debits.debit (company_id, trace) where trace is not null;
grant update (trace) on debits.debit to ${app};

-- Each answer of a bank in a NACHA file, once, and what became of it; what nobody books waits for a person.
create table debits.bank_answer (
  company_id     uuid        not null references platform.company,
  answer_id      uuid        not null,
  file_id        uuid        not null,
  kind           text        not null check (kind in ('RETURN', 'CHANGE', 'DISHONOURED', 'CONTESTED')),
  code           text        not null check (length(code) = 3),
  original_trace text        not null,
  trace          text        not null,
  amount_minor   bigint,
  debit_id       uuid,
  outcome        text        not null check (outcome in ('BOOKED', 'PROPOSED', 'NOTHING', 'PERSON')),
  explanation    text,
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  settled_at     timestamptz,
  settled_by     text,
  settled_reason text,
  primary key (company_id, answer_id),
  unique (company_id, original_trace, trace, code),
  foreign key (company_id, file_id) references platform.received_file,
  foreign key (company_id, debit_id) references debits.debit,
  check ((outcome = 'PERSON') = (explanation is not null)),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_reason is null)),
  check (settled_at is null or outcome = 'PERSON')
);
create index bank_answer_open on debits.bank_answer (company_id, recorded_at)
  where outcome = 'PERSON' and settled_at is null;
create index bank_answer_debit on debits.bank_answer (company_id, debit_id) where debit_id is not null;
call platform.fence('debits.bank_answer');
grant update (settled_at, settled_by, settled_reason) on debits.bank_answer to ${app};

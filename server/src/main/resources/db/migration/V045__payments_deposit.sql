-- Checks and cash taken by hand are not at the bank yet; a deposit brings them there.
create table payments.taken_by_hand (
  company_id   uuid not null references platform.company,
  payment_id   uuid not null,
  check_number text,
  drawer_bank  text,
  dated_on     date,
  primary key (company_id, payment_id),
  foreign key (company_id, payment_id) references payments.payment
);
call platform.fence('payments.taken_by_hand');

create table payments.deposit (
  company_id      uuid        not null references platform.company,
  deposit_id      uuid        not null,
  number          text        not null,
  bank_account_id uuid        not null,
  currency        char(3)     not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  base_minor      bigint      not null check (base_minor >= 0),
  deposited_on    date        not null,
  recorded_at     timestamptz not null,
  recorded_by     text        not null,
  primary key (company_id, deposit_id),
  unique (company_id, number),
  foreign key (company_id, bank_account_id) references payments.bank_account
);
create index deposit_recent on payments.deposit (company_id, deposited_on desc, deposit_id desc);
create index deposit_account on payments.deposit (company_id, bank_account_id, amount_minor);
call platform.fence('payments.deposit');

create table payments.deposit_payment (
  company_id uuid not null references platform.company,
  deposit_id uuid not null,
  payment_id uuid not null,
  primary key (company_id, deposit_id, payment_id),
  unique (company_id, payment_id),
  foreign key (company_id, deposit_id) references payments.deposit,
  foreign key (company_id, payment_id) references payments.taken_by_hand
);
call platform.fence('payments.deposit_payment');

create table payments.deposit_series (
  company_id  uuid   not null references platform.company,
  year        int    not null,
  next_number bigint not null,
  primary key (company_id, year)
);
call platform.fence('payments.deposit_series');
grant update (next_number) on payments.deposit_series to ${app};

-- The built-in sandbox plays a provider: what stands here is the outside world, not the books of the company.
create table providers.sandbox_payment (
  company_id        uuid        not null references platform.company,
  sandbox_id        text        not null,
  key               uuid        not null,
  currency          char(3)     not null,
  amount_minor      bigint      not null check (amount_minor > 0),
  title             text        not null,
  return_to         text,
  state             text        not null check (state in ('OPEN', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  then_state        text        check (then_state in ('SUCCEEDED', 'FAILED')),
  then_at           timestamptz,
  decline_code      text,
  fee_minor         bigint      not null default 0,
  captured_at       timestamptz,
  return_code       text,
  dispute_state     text        check (dispute_state in ('OPEN', 'WON', 'LOST')),
  dispute_fee_minor bigint      not null default 0,
  evidence_by       date,
  keep_method       boolean     not null,
  token             text,
  unanswered        int         not null default 0,
  events            int         not null default 0,
  made_at           timestamptz not null,
  changed_at        timestamptz not null,
  primary key (company_id, sandbox_id),
  unique (company_id, key)
);
call platform.fence('providers.sandbox_payment');
grant update (state, then_state, then_at, decline_code, fee_minor, captured_at, return_code, dispute_state,
              dispute_fee_minor, evidence_by, token, unanswered, events, changed_at)
  on providers.sandbox_payment to ${app};

create table providers.sandbox_payout (
  company_id   uuid        not null references platform.company,
  payout_id    text        not null,
  currency     char(3)     not null,
  amount_minor bigint      not null check (amount_minor > 0),
  sent_on      date        not null,
  primary key (company_id, payout_id)
);
call platform.fence('providers.sandbox_payout');

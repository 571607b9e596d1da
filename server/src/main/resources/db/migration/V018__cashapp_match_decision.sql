-- What was decided about a payment, as it was said then: shown from here, never computed again.
create table cashapp.match_decision (
  company_id    uuid        not null references platform.company,
  decision_id   uuid        not null,
  payment_id    uuid        not null,
  outcome       text        not null check (outcome in ('AUTO', 'SUGGEST', 'NONE')),
  rule          text,
  rule_version  int,
  reason        text,
  explanation   text        not null,
  policy        text        not null,
  decided_at    timestamptz not null,
  primary key (company_id, decision_id),
  foreign key (company_id, payment_id) references payments.payment,
  check ((outcome = 'NONE') = (rule is null))
);
create index match_decision_payment on cashapp.match_decision (company_id, payment_id, decided_at);
call platform.fence('cashapp.match_decision');

-- Whose payments came from an account, or under a name, before.
create index payment_account on payments.payment (company_id, payer_account) where payer_account is not null;
create index payment_payer on payments.payment (company_id, payer_name) where payer_name is not null;

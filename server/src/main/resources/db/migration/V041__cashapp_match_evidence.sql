-- What each decision rested on, what became of it, and where each rule stands because of that: kept to show, and to count.
create table cashapp.match_evidence (
  company_id  uuid   not null references platform.company,
  decision_id uuid   not null,
  candidates  int    not null check (candidates >= 0),
  rule_state  text   check (rule_state in ('SUGGEST', 'PROMOTED', 'SUSPENDED')),
  guards      text[] not null,
  primary key (company_id, decision_id),
  foreign key (company_id, decision_id) references cashapp.match_decision
);
call platform.fence('cashapp.match_evidence');

-- Up to three ways to apply the payment, the best first; the cash on a credit taken along is negative.
create table cashapp.match_slice (
  company_id       uuid   not null references platform.company,
  decision_id      uuid   not null,
  way              int    not null check (way between 1 and 3),
  position         int    not null check (position >= 1),
  open_item_id     uuid   not null,
  cash_minor       bigint not null,
  adjustment_minor bigint not null,
  adjustment       text   check (adjustment in ('DISCOUNT', 'DISCOUNT_LATE', 'FEE', 'SMALL', 'DEDUCTION', 'PARTIAL')),
  primary key (company_id, decision_id, way, position),
  foreign key (company_id, decision_id) references cashapp.match_evidence,
  foreign key (company_id, open_item_id) references receivables.open_item,
  check (adjustment is not null or adjustment_minor = 0)
);
call platform.fence('cashapp.match_slice');

-- The automatic postings of a rule, the latest first.
create index match_decision_posted on cashapp.match_decision (company_id, rule, rule_version, decided_at desc, decision_id desc)
  where outcome = 'AUTO';

-- What people made of a decision. Of one payment and rule the latest counts; a case is evidence for the rule when nothing
-- else than its state kept it from posting.
create table cashapp.match_outcome (
  company_id     uuid        not null references platform.company,
  outcome_id     uuid        not null,
  decision_id    uuid        not null,
  payment_id     uuid        not null,
  rule           text        not null,
  rule_version   int         not null,
  outcome        text        not null check (outcome in ('CONFIRMED', 'CORRECTED', 'REVERSED')),
  is_case        boolean     not null,
  is_right       boolean     not null,
  wrong_customer boolean     not null,
  reason         text,
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (company_id, outcome_id),
  foreign key (company_id, decision_id) references cashapp.match_decision,
  foreign key (company_id, payment_id) references payments.payment,
  check (is_right = (outcome = 'CONFIRMED')),
  check (not (is_right and wrong_customer))
);
create index match_outcome_rule on cashapp.match_outcome (company_id, rule, rule_version, payment_id, outcome_id desc)
  include (is_case, is_right, wrong_customer, recorded_at);
create index match_outcome_decision on cashapp.match_outcome (company_id, decision_id);
call platform.fence('cashapp.match_outcome');

-- Where a rule stands from a moment on, with the figures it was decided on. A rule without a row stands where new companies
-- have it.
create table cashapp.rule_change (
  company_id      uuid         not null references platform.company,
  change_id       uuid         not null,
  rule            text         not null,
  rule_version    int          not null,
  state           text         not null check (state in ('SUGGEST', 'PROMOTED', 'SUSPENDED')),
  cases           bigint       not null,
  errors          bigint       not null check (errors between 0 and cases),
  wrong_customers bigint       not null check (wrong_customers >= 0),
  bound           numeric(5,4) not null,
  reason          text         not null check (reason <> ''),
  changed_at      timestamptz  not null,
  changed_by      text         not null,
  primary key (company_id, change_id)
);
create index rule_change_rule on cashapp.rule_change (company_id, rule, rule_version, changed_at desc, change_id desc);
call platform.fence('cashapp.rule_change');

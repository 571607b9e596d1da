create schema onboarding;

-- What a company asks of its customers before it bills them, in versions; the latest version of an item holds. An item
-- nobody changed is asked of nobody.
create table onboarding.checklist_change (
  company_id   uuid        not null references platform.company,
  item         text        not null check (item ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  version      int         not null check (version > 0),
  title        text        not null check (title <> ''),
  required_of  text[]      not null
    check (required_of <@ array['BUSINESS', 'PERSON', 'PUBLIC_BODY', 'INSURER']),
  valid_months int         check (valid_months between 1 and 120),
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, item, version)
);
comment on column onboarding.checklist_change.valid_months is 'how long evidence usually holds; NULL: without end';
call platform.fence('onboarding.checklist_change');

-- A customer without a step is active. BEGUN: nothing is posted until ACTIVATED.
create table onboarding.step (
  company_id  uuid        not null references platform.company,
  customer_id uuid        not null,
  step        int         not null check (step > 0),
  kind        text        not null check (kind in ('BEGUN', 'ACTIVATED')),
  reason      text        check (reason <> ''),
  recorded_on date        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, customer_id, step),
  foreign key (company_id, customer_id) references customers.customer
);
call platform.fence('onboarding.step');

-- An item of a customer's checklist is settled with evidence, or open again for a reason. The latest step of an item holds.
create table onboarding.item_step (
  company_id  uuid        not null references platform.company,
  customer_id uuid        not null,
  item        text        not null check (item ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  step        int         not null check (step > 0),
  settled     boolean     not null,
  value       text,
  note        text        check (note <> ''),
  document_id uuid,
  valid_until date,
  reopened    text        check (reopened in ('EXPIRED', 'CHANGED', 'WITHDRAWN', 'PERSON')),
  recorded_on date        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, customer_id, item, step),
  foreign key (company_id, customer_id) references customers.customer,
  foreign key (company_id, document_id) references documents.document,
  check (settled = (reopened is null)),
  check (settled and (note is not null or document_id is not null) or not settled and valid_until is null)
);
comment on column onboarding.item_step.value is 'what was found right, such as the tax id; another value opens the item again';
create index item_step_expiry on onboarding.item_step (company_id, valid_until) where valid_until is not null;
create index item_step_bank on onboarding.item_step (company_id, value) where item = 'BANK';
call platform.fence('onboarding.item_step');

create index draft_customer_not_active on invoicing.draft (company_id, customer_id) where parked_code = 'CUSTOMER_NOT_ACTIVE';

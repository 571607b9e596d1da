-- An invoice that was wrong: what credited it, and the charges that bill it anew. The invoice itself never changes.
create table invoicing.correction (
  company_id     uuid        not null references platform.company,
  correction_id  uuid        not null,
  invoice_id     uuid        not null,
  credit_memo_id uuid        not null,
  run_id         uuid        not null,
  draft_id       uuid        not null,
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (company_id, correction_id),
  unique (company_id, invoice_id),
  unique (company_id, credit_memo_id),
  foreign key (company_id, invoice_id) references invoicing.invoice,
  foreign key (company_id, credit_memo_id) references invoicing.credit_memo,
  foreign key (company_id, draft_id) references invoicing.draft (company_id, draft_id)
);
comment on column invoicing.correction.draft_id is 'the first draft; when it is discarded, the charges come onto another one';
call platform.fence('invoicing.correction');

-- A line of the wrong invoice and the charge that stands for it now. A line without one is not billed again.
create table invoicing.correction_line (
  company_id    uuid not null references platform.company,
  correction_id uuid not null,
  line          int  not null check (line > 0),
  charge_id     uuid not null,
  primary key (company_id, correction_id, line),
  unique (company_id, charge_id),
  foreign key (company_id, correction_id) references invoicing.correction,
  foreign key (company_id, charge_id) references contracts.charge
);
call platform.fence('invoicing.correction_line');

-- Payers are told before they are debited: who was told when, and a file that is written only when the run is handed out, of
-- those who were told in time. And receipts for what payments paid.
alter table payments.mandate add column notice_days int check (notice_days between 1 and 90);
comment on column payments.mandate.notice_days is 'What the payer agreed to; NULL: the company''s usual days';

alter table debits.run alter column sha256 drop not null;
alter table debits.run alter column content drop not null;
alter table debits.run add column handed_out_at timestamptz;
alter table debits.run add column handed_out_by text;
alter table debits.debit add column tell_by date;
alter table debits.debit add column told_on date;
alter table debits.debit add column told_how text check (told_how <> '');

-- Runs that are there already count as handed out, and their payers as told; the fence is lifted for these statements.
alter table debits.run no force row level security;
alter table debits.debit no force row level security;
update debits.run set handed_out_at = made_at, handed_out_by = made_by;
update debits.debit d
set tell_by = r.notified_on, told_on = r.notified_on, told_how = 'Before Tallystick told payers'
from debits.run r
where r.company_id = d.company_id
  and r.run_id = d.run_id;
alter table debits.run force row level security;
alter table debits.debit force row level security;

alter table debits.debit alter column tell_by set not null;
alter table debits.debit add check ((told_on is null) = (told_how is null));
alter table debits.run add check ((content is null) = (handed_out_at is null));
alter table debits.run add check ((content is null) = (sha256 is null) and (content is null) = (handed_out_by is null));
grant update (sha256, content, handed_out_at, handed_out_by) on debits.run to ${app};
grant update (told_on, told_how) on debits.debit to ${app};

-- A receipt as it was issued: what the payment had paid and what remained open at that moment; its PDF is its artefact.
create table delivery.receipt (
  company_id uuid        not null references platform.company,
  receipt_id uuid        not null,
  payment_id uuid        not null,
  issued_on  date        not null,
  issued_at  timestamptz not null,
  issued_by  text        not null,
  primary key (company_id, receipt_id),
  foreign key (company_id, payment_id) references payments.payment
);
create index receipt_payment on delivery.receipt (company_id, payment_id);
call platform.fence('delivery.receipt');

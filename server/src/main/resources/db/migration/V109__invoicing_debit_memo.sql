-- A debit memo is an invoice that charges more on an earlier one: which, why, and in words.
alter table invoicing.invoice
  add column debited_id   uuid,
  add column debit_reason text check (debit_reason in ('PRICE', 'QUANTITY', 'FREIGHT', 'EXPENSES', 'OTHER')),
  add column debit_note   text check (length(debit_note) between 1 and 500),
  add check ((debited_id is null) = (debit_reason is null) and (debited_id is null) = (debit_note is null)),
  add check (debited_id <> invoice_id),
  add foreign key (company_id, debited_id) references invoicing.invoice;
create index invoice_debited on invoicing.invoice (company_id, debited_id) where debited_id is not null;

alter table invoicing.policy
  add column debit_prefix text not null default 'DBM' check (debit_prefix ~ '^[A-Z0-9]{1,10}$');

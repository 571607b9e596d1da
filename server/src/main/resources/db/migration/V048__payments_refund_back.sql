-- Refunds that come back after they were paid out, refunds of credit memos beside those of payments, and refunds to American
-- accounts in NACHA files.
alter table payments.refund alter column payment_id drop not null;
comment on column payments.refund.payment_id is 'NULL: of a credit memo, see receivables.credit_refund';
alter table payments.refund_event alter column payment_id drop not null;
alter table payments.refund drop constraint refund_state_check;
alter table payments.refund add constraint refund_state_check
  check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'SENT', 'CONFIRMED', 'FAILED', 'RETURNED'));
alter table payments.refund_event drop constraint refund_event_state_check;
alter table payments.refund_event add constraint refund_event_state_check
  check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'SENT', 'CONFIRMED', 'FAILED', 'RETURNED'));
alter table payments.refund_event drop constraint refund_event_check;
alter table payments.refund_event add constraint refund_event_reserved_check
  check (case when state = 'REQUESTED' then reserved_minor > 0
              when state in ('REJECTED', 'FAILED', 'RETURNED') then reserved_minor < 0
              else reserved_minor = 0 end);

alter table payments.refund add column routing_number text check (routing_number ~ '^[0-9]{9}$');
alter table payments.refund add column account_kind text check (account_kind in ('CHECKING', 'SAVINGS'));
alter table payments.refund add column entry_class text check (entry_class in ('PPD', 'CCD'));
alter table payments.refund add column trace text check (trace ~ '^[0-9]{15}$');
alter table payments.refund add constraint refund_ach_check
  check (num_nonnulls(routing_number, account_kind, entry_class) in (0, 3)
         and (routing_number is null or (iban is null and length(account) between 1 and 17))
         and (trace is null or routing_number is not null));
create unique index refund_trace on payments.refund (company_id, trace) where trace is not null;
grant update (trace) on payments.refund to ${app};

-- A line of a statement pays a refund out, and another one brings it back.
do $$
declare
  old text;
begin
  select conname into strict old
  from pg_constraint
  where conrelid = 'cashapp.receipt_line'::regclass
    and contype = 'c'
    and pg_get_constraintdef(oid) like '%refund_id IS NULL%';
  execute format('alter table cashapp.receipt_line drop constraint %I', old);
end $$;
alter table cashapp.receipt_line add constraint receipt_line_refund_check
  check (refund_id is null or (payment_id is null and (amount_minor < 0) = (state = 'PAID_OUT')));
drop index cashapp.receipt_line_refund;
create unique index receipt_line_refund on cashapp.receipt_line (company_id, refund_id, (amount_minor < 0))
  where refund_id is not null;

alter table debits.bank_answer add column refund_id uuid;
alter table debits.bank_answer add foreign key (company_id, refund_id) references payments.refund;
alter table debits.bank_answer add check (num_nonnulls(debit_id, refund_id) < 2);
create index bank_answer_refund on debits.bank_answer (company_id, refund_id) where refund_id is not null;

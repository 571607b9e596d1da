-- A line of a statement may also take back a payment, or pay out a refund; each does so once.
alter table cashapp.receipt_line add column returned_payment_id uuid;
alter table cashapp.receipt_line add column refund_id uuid;
alter table cashapp.receipt_line add foreign key (company_id, returned_payment_id) references payments.payment;
alter table cashapp.receipt_line add foreign key (company_id, refund_id) references payments.refund;
alter table cashapp.receipt_line drop constraint receipt_line_state_check;
alter table cashapp.receipt_line add constraint receipt_line_state_check
  check (state in ('IMPORTED', 'MATCH_SUGGESTED', 'AUTO_APPLIED', 'APPLIED', 'PARTIALLY_APPLIED', 'UNIDENTIFIED',
                   'IDENTIFIED', 'IGNORED', 'RETURNED', 'PAID_OUT'));
alter table cashapp.receipt_line add check (returned_payment_id is null or (payment_id is null and amount_minor < 0));
alter table cashapp.receipt_line add check (refund_id is null or (payment_id is null and amount_minor < 0));
create unique index receipt_line_returned on cashapp.receipt_line (company_id, returned_payment_id)
  where returned_payment_id is not null;
create unique index receipt_line_refund on cashapp.receipt_line (company_id, refund_id) where refund_id is not null;
create index receipt_line_end_to_end on cashapp.receipt_line (company_id, end_to_end_id) where end_to_end_id is not null;
create index receipt_line_bank_reference on cashapp.receipt_line (company_id, bank_reference)
  where bank_reference is not null;
grant update (returned_payment_id, refund_id) on cashapp.receipt_line to ${app};

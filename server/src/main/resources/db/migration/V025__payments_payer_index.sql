-- What came from the same payer in the same amount, asked for each payment that comes in.
create index payment_payer_account on payments.payment (company_id, payer_account, amount_minor)
  where payer_account is not null;
create index payment_payer_name on payments.payment (company_id, payer_name, amount_minor) where payer_name is not null;

-- Companies of one group: a payment that names a document of another one is told apart.
alter table platform.company add column group_id uuid;
create index company_group on platform.company (group_id) where group_id is not null;
grant update (group_id) on platform.company to ${app};

alter table cashapp.payment_flag drop constraint payment_flag_rule_check;
alter table cashapp.payment_flag add constraint payment_flag_rule_check
  check (rule in ('DUPLICATE', 'PAYER_MISMATCH', 'NEW_ACCOUNT', 'UNUSUAL_AMOUNT', 'BEFORE_INVOICE', 'MORE_THAN_OWED',
                  'OTHER_COMPANY'));

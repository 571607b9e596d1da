-- Companies write the mails of reminders themselves too, for each tone.
alter table delivery.mail_template drop constraint mail_template_kind_check;
alter table delivery.mail_template add constraint mail_template_kind_check
  check (kind in ('INVOICE', 'CREDIT_MEMO', 'RECEIPT', 'COURTESY', 'REMINDER', 'DEMAND', 'FINAL_DEMAND'));

-- Documents may be announced by SMS, with a link to them.
alter table customers.customer drop constraint customer_delivery_check;
alter table customers.customer add constraint customer_delivery_check
  check (delivery in ('EMAIL', 'PRINT', 'E_INVOICE', 'SMS', 'NONE'));
alter table delivery.delivery drop constraint delivery_channel_check;
alter table delivery.delivery add constraint delivery_channel_check
  check (channel in ('EMAIL', 'PRINT', 'E_INVOICE', 'SMS'));
alter table delivery.news drop constraint news_source_check;
alter table delivery.news add constraint news_source_check
  check (source in ('TALLYSTICK', 'MAIL_SERVER', 'MAIL_REPORT', 'MAIL_PROVIDER', 'LINK', 'NETWORK', 'SMS_GATEWAY'));

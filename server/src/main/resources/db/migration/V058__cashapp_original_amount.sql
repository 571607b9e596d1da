-- What was paid, where the bank tells that it was another amount in another currency, and its rate.
alter table cashapp.receipt_line add column original_minor bigint check (original_minor > 0);
alter table cashapp.receipt_line add column original_currency char(3);
alter table cashapp.receipt_line add column exchange_rate numeric check (exchange_rate > 0);
alter table cashapp.receipt_line add constraint receipt_line_original_check
  check ((original_minor is null) = (original_currency is null) and (exchange_rate is null or original_minor is not null));
alter table cashapp.announced_line add column original_minor bigint check (original_minor > 0);
alter table cashapp.announced_line add column original_currency char(3);
alter table cashapp.announced_line add column exchange_rate numeric check (exchange_rate > 0);
alter table cashapp.announced_line add constraint announced_line_original_check
  check ((original_minor is null) = (original_currency is null) and (exchange_rate is null or original_minor is not null));

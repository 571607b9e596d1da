-- Documents may travel over the network of electronic invoices.
alter table customers.customer drop constraint customer_delivery_check;
alter table customers.customer add constraint customer_delivery_check
  check (delivery in ('EMAIL', 'PRINT', 'E_INVOICE', 'NONE'));
alter table delivery.delivery drop constraint delivery_channel_check;
alter table delivery.delivery add constraint delivery_channel_check
  check (channel in ('EMAIL', 'PRINT', 'E_INVOICE'));

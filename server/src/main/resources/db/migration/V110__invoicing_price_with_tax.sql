-- Prices that have the tax in them: the tax code says so, and the line of the invoice keeps the price as it was agreed.
alter table invoicing.tax_rate
  add column price_with_tax boolean not null default false;
comment on column invoicing.tax_rate.price_with_tax is 'prices charged under this code from this day on have the tax in them';

alter table invoicing.invoice_line
  add column price_with_tax numeric(19,6);
comment on column invoicing.invoice_line.price_with_tax is 'the price as agreed, with tax; unit_price is without it, rounded; NULL: agreed was unit_price';

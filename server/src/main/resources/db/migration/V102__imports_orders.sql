-- Orders also come in files.
alter table imports.batch drop constraint batch_kind_check;
alter table imports.batch add constraint batch_kind_check
  check (kind in ('CUSTOMERS', 'OPEN_ITEMS', 'CHARGES', 'PAYMENTS', 'USAGE', 'ORDERS'));

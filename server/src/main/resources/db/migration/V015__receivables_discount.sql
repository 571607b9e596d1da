-- A discount is granted with a payment and goes when the payment goes; NULL for rows from before this was kept.
alter table receivables.allocation add column granted_with_id uuid;
alter table receivables.allocation add foreign key (company_id, granted_with_id) references payments.payment;
alter table receivables.allocation add check (granted_with_id is null or kind = 'DISCOUNT');
create index allocation_granted on receivables.allocation (company_id, granted_with_id)
  where granted_with_id is not null;

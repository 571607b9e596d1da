-- The check whose findings a draft stands by. Drafts made before there were checks have none until they are priced again.
alter table invoicing.draft add column check_id uuid;
alter table invoicing.draft add foreign key (company_id, check_id) references scrubber.check_run;
comment on column invoicing.draft.check_id is 'the latest check that said something else than the one before';
grant update (check_id) on invoicing.draft to ${app};

-- What else of a customer is about to be billed: asked for each draft that is checked.
create index draft_open on invoicing.draft (company_id, customer_id) where state in ('COLLECTED', 'READY', 'PARKED');

-- What one unit of a charge cost the company, where its source knows it: for the margin of drafts, never on a document.
alter table contracts.charge add column unit_cost numeric(19,6) check (unit_cost >= 0);

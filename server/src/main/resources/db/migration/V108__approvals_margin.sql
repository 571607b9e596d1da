-- A line about invoices may hold only for those with a margin below a percentage; one whose margin is unknown has none.
alter table approvals.matrix_line add column margin_below numeric(7,2);

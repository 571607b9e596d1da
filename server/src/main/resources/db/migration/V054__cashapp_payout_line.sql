-- A line of a statement may also be what a payment provider pays out: no payment of a customer, and each payout once.
alter table cashapp.receipt_line add column payout_id uuid;
alter table cashapp.receipt_line add foreign key (company_id, payout_id) references providers.payout;
alter table cashapp.receipt_line add check (payout_id is null or (payment_id is null and amount_minor > 0));
create unique index receipt_line_payout on cashapp.receipt_line (company_id, payout_id) where payout_id is not null;
-- The states there are stay, whichever migrations brought them.
do $$
declare
  states text[];
begin
  select array_agg(state[1])
  into states
  from pg_constraint c
  cross join regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') as state
  where c.conrelid = 'cashapp.receipt_line'::regclass
    and c.conname = 'receipt_line_state_check';
  states := states || array['PAYOUT'];
  alter table cashapp.receipt_line drop constraint receipt_line_state_check;
  execute format('alter table cashapp.receipt_line add constraint receipt_line_state_check check (state = any (%L::text[]))',
                 states);
end
$$;
grant update (payout_id) on cashapp.receipt_line to ${app};

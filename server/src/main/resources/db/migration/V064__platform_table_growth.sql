-- The latest payments of a customer are read for every payment that comes: in the order of the index, not sorted.
drop index payments.payment_customer;
create index payment_customer on payments.payment (company_id, customer_id, received_on desc, payment_id desc);

-- A company that fills up within minutes looks empty to the planner until its tables are looked at again. Their owner may
-- do that; the application asks for it here. A look at part of the rows will do until autovacuum takes a better one, and a
-- table so large that the rows added are lost in it needs none.
create procedure platform.refresh_statistics(tables regclass[], added bigint)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set default_statistics_target = 20
as $$
declare
  grown regclass;
begin
  for grown in select c.oid from pg_class c where c.oid = any(tables) and c.reltuples < 50 * added loop
    execute format('analyze (skip_locked) %s', grown);
  end loop;
end
$$;
revoke execute on procedure platform.refresh_statistics(regclass[], bigint) from public;
grant execute on procedure platform.refresh_statistics(regclass[], bigint) to ${app};

-- severity: STOP
-- title: Every table of a company is fenced
-- meaning: Row-level security is on, also for the owner, with a policy; the company is never empty and part of every reference to another table. Invitations may have no company yet.
with fenced as (
  select c.oid, c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity, a.attnotnull, a.attnum
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
  where c.relkind in ('r', 'p')
    and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname not like 'pg\_%'
    and c.oid::regclass::text <> 'access.invitation'
    and cast(:company as uuid) is not null
)
select null as currency, 'table' as subject_type, name as subject_id,
       'row-level security on and forced, a policy, company_id not null' as expected,
       concat_ws(', ', case when not relrowsecurity then 'security off' end,
                 case when not relforcerowsecurity then 'not forced' end,
                 case when not attnotnull then 'company_id may be null' end,
                 case when not exists (select from pg_policy where polrelid = f.oid) then 'no policy' end) as actual,
       null as detail
from fenced f
where not relrowsecurity
   or not relforcerowsecurity
   or not attnotnull
   or not exists (select from pg_policy where polrelid = f.oid)
union all
select null, 'table', f.name, 'company_id in the reference', k.conname, 'to ' || p.name
from pg_constraint k
join fenced f on f.oid = k.conrelid
join fenced p on p.oid = k.confrelid
where k.contype = 'f'
  and p.name <> 'platform.company'
  and not (f.attnum = any (k.conkey) and p.attnum = any (k.confkey))

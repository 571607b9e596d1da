-- severity: CLOSE
-- title: No electronic invoice stays unknown at the network
-- meaning: A message comes to its states in order, and its outcome is not unknown for more than 7 days.
with latest as (
  select distinct on (message_id) message_id, state, happened_at
  from network.message_step
  where company_id = :company
  order by message_id, position desc)
select null::text as currency, 'e-invoice message' as subject_type, m.message_id::text as subject_id,
       'known within 7 days' as expected, 'unknown since ' || l.happened_at as actual, m.number as detail
from network.message m
join latest l using (message_id)
where m.company_id = :company
  and l.state = 'HANDED_OVER'
  and l.happened_at < cast(:now as timestamptz) - interval '7 days'
union all
select null, 'e-invoice message', m.message_id::text, 'handed over before ' || s.state, 'not handed over', m.number
from network.message m
join network.message_step s on s.company_id = m.company_id and s.message_id = m.message_id
where m.company_id = :company
  and s.position > 1
  and not exists (
    select
    from network.message_step before
    where before.company_id = s.company_id
      and before.message_id = s.message_id
      and before.position = 1)

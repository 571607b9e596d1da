-- severity: CLOSE
-- title: A delivery stands where its news says
-- meaning: The state of every delivery is the furthest of all that became known of it, in whatever order it came.
with said as (
  select n.delivery_id,
         max(array_position(array['QUEUED', 'SUPPRESSED', 'FAILED', 'SENT', 'DELIVERED', 'BOUNCED', 'OPENED'], n.kind)) as far
  from delivery.news n
  where n.company_id = :company
  group by n.delivery_id)
select null::text as currency, 'delivery' as subject_type, d.delivery_id::text as subject_id,
       coalesce((array['QUEUED', 'SUPPRESSED', 'FAILED', 'SENT', 'DELIVERED', 'BOUNCED', 'OPENED'])[s.far], 'news') as expected,
       d.state as actual, d.channel || ' of ' || d.subject_type as detail
from delivery.delivery d
left join said s using (delivery_id)
where d.company_id = :company
  and (array['QUEUED', 'SUPPRESSED', 'FAILED', 'SENT', 'DELIVERED', 'BOUNCED', 'OPENED'])[s.far] is distinct from d.state

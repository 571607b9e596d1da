-- severity: CLOSE
-- title: What does not arrive is followed up
-- meaning: Every delivery that failed, came back or was held has a follow-up, save a reminder that must not be sent, and what goes another way is the same document.
select null::text as currency, 'delivery' as subject_type, d.delivery_id::text as subject_id, 'a follow-up' as expected,
       'none' as actual, d.state as detail
from delivery.delivery d
where d.company_id = :company
  and d.state in ('FAILED', 'BOUNCED', 'SUPPRESSED')
  and (d.state, d.subject_type) <> ('SUPPRESSED', 'REMINDER')
  and not exists (
    select
    from delivery.follow_up f
    where f.company_id = d.company_id
      and f.delivery_id = d.delivery_id)
union all
select null, 'delivery', d.delivery_id::text, 'the document of ' || o.delivery_id, d.subject_id::text, d.channel
from delivery.delivery d
join delivery.delivery o on o.company_id = d.company_id and o.delivery_id = d.rerouted_from
where d.company_id = :company
  and (o.subject_id, o.customer_id) is distinct from (d.subject_id, d.customer_id)

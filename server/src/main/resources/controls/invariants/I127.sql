-- severity: STOP
-- title: A reminder demands the sum of what it lists
-- meaning: What a reminder that may still go out, or went out, asks for is what its lines add up to.
select n.currency, 'reminder' as subject_type, n.notice_id::text as subject_id, n.total_minor::text as expected,
       coalesce(sum(l.amount_minor), 0)::text as actual, n.number as detail
from collections.notice n
left join collections.notice_item l on l.company_id = n.company_id and l.notice_id = n.notice_id and l.left_out is null
where n.company_id = :company
  and n.state <> 'SUPPRESSED'
group by n.notice_id, n.currency, n.total_minor, n.number
having n.total_minor <> coalesce(sum(l.amount_minor), 0)

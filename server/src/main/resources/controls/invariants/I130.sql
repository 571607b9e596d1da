-- severity: CLOSE
-- title: A promise is the sum of what was promised of its items
-- meaning: The parts of a promise sum to it; their items are of its customer and in its currency. What it was judged to have brought is at most what was promised.
select p.currency, 'promise' as subject_type, p.promise_id::text as subject_id, p.amount_minor::text as expected,
       coalesce(sum(x.amount_minor), 0)::text as actual, 'parts' as detail
from promises.promise p
left join promises.part x on x.company_id = p.company_id and x.promise_id = p.promise_id
where p.company_id = :company
group by p.company_id, p.promise_id
having coalesce(sum(x.amount_minor), 0) <> p.amount_minor
union all
select p.currency, 'promise', p.promise_id::text, p.customer_id || ', ' || p.currency, i.customer_id || ', ' || i.currency,
       'item ' || i.open_item_id
from promises.promise p
join promises.part x on x.company_id = p.company_id and x.promise_id = p.promise_id
join receivables.open_item i on i.company_id = x.company_id and i.open_item_id = x.open_item_id
where p.company_id = :company
  and (i.customer_id <> p.customer_id or i.currency <> p.currency)
union all
select p.currency, 'promise', p.promise_id::text, 'at most ' || p.amount_minor, (j.in_time_minor + j.later_minor)::text,
       'judged on ' || j.judged_on
from promises.promise p
join promises.judgement j on j.company_id = p.company_id and j.promise_id = p.promise_id
where p.company_id = :company
  and j.in_time_minor + j.later_minor > p.amount_minor

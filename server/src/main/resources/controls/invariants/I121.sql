-- severity: STOP
-- title: No more of an item is suspended by one holder than it was posted with
-- meaning: A dispute, promise or plan stops the dunning clock of at most the amount of the item it names, and of items of customers who owe.
select i.currency, 'open item' as subject_type, i.open_item_id::text as subject_id, 'at most ' || i.amount_minor as expected,
       sum(coalesce(s.amount_minor, i.amount_minor))::text as actual, s.reason || ' ' || s.holder_id as detail
from receivables.suspension_span s
join receivables.open_item i on i.company_id = s.company_id and i.open_item_id = s.open_item_id
where s.company_id = :company
  and s.until_on is null
group by i.open_item_id, i.currency, i.amount_minor, s.reason, s.holder_id
having sum(coalesce(s.amount_minor, i.amount_minor)) > i.amount_minor

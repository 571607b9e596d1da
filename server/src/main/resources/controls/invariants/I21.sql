-- severity: STOP
-- title: An item is never settled beyond its amount
-- meaning: All that settled an item, less what was taken back, is between nothing and the item; a credit is never used beyond its amount.
select i.currency, 'open item' as subject_type, i.open_item_id::text as subject_id, 'at most ' || i.amount_minor as expected,
       sum(a.amount_minor)::text as actual, i.number as detail
from receivables.open_item i
join receivables.allocation a on a.company_id = i.company_id and a.open_item_id = i.open_item_id
where i.company_id = :company
group by i.company_id, i.open_item_id
having sum(a.amount_minor) not between 0 and i.amount_minor
union all
select i.currency, 'open item', i.open_item_id::text, 'at most ' || -i.amount_minor, sum(a.amount_minor)::text,
       i.number || ' used as credit'
from receivables.open_item i
join receivables.allocation a on a.company_id = i.company_id and a.credit_item_id = i.open_item_id
where i.company_id = :company
group by i.company_id, i.open_item_id
having sum(a.amount_minor) not between 0 and -i.amount_minor

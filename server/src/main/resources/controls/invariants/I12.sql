-- severity: STOP
-- title: What is open lies between nothing and the total
-- meaning: An item is never settled beyond its amount, and a credit is never used beyond it.
select currency, 'open item' as subject_type, open_item_id::text as subject_id, '0 to ' || amount_minor as expected,
       open_minor::text as actual, number as detail
from receivables.open_item
where company_id = :company
  and open_minor not between least(0, amount_minor) and greatest(0, amount_minor)

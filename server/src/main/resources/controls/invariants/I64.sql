-- severity: STOP
-- title: No open item waits for two direct debits
-- meaning: An item is reserved by one pending debit at most and by no other, and what the items of a debit sum to is its amount.
select null as currency, 'open item' as subject_type, open_item_id::text as subject_id, '1' as expected,
       count(*)::text as actual, 'pending debits of the item' as detail
from debits.item
where company_id = :company
  and pending
group by open_item_id
having count(*) > 1
union all
select d.currency, 'direct debit', d.debit_id::text, (d.state = 'PENDING')::text, i.pending::text, 'item is reserved'
from debits.debit d
join debits.item i using (company_id, debit_id)
where d.company_id = :company
  and i.pending <> (d.state = 'PENDING')
union all
select d.currency, 'direct debit', d.debit_id::text, d.amount_minor::text, coalesce(sum(i.amount_minor), 0)::text,
       'sum of its items'
from debits.debit d
left join debits.item i using (company_id, debit_id)
where d.company_id = :company
group by d.debit_id, d.currency, d.amount_minor
having coalesce(sum(i.amount_minor), 0) <> d.amount_minor

-- severity: STOP
-- title: No open item waits for two direct debits
-- meaning: The items of a pending debit are reserved by it and by nothing else, those of an ended one are free, and what the items of a debit sum to is its amount.
select d.currency as currency, 'direct debit' as subject_type, d.debit_id::text as subject_id,
       (d.state = 'PENDING')::text as expected, (r.holder_id is not null)::text as actual, 'item is reserved' as detail
from debits.debit d
join debits.item i using (company_id, debit_id)
left join receivables.reservation r
  on r.company_id = i.company_id and r.open_item_id = i.open_item_id and r.holder_id = d.debit_id
where d.company_id = :company
  and (r.holder_id is not null) <> (d.state = 'PENDING')
union all
select null, 'open item', r.open_item_id::text, 'a debit', 'none', 'reserved by a direct debit'
from receivables.reservation r
where r.company_id = :company
  and r.holder = 'DIRECT_DEBIT'
  and not exists (select from debits.item i
                  where i.company_id = r.company_id
                    and i.debit_id = r.holder_id
                    and i.open_item_id = r.open_item_id)
union all
select d.currency, 'direct debit', d.debit_id::text, d.amount_minor::text, coalesce(sum(i.amount_minor), 0)::text,
       'sum of its items'
from debits.debit d
left join debits.item i using (company_id, debit_id)
where d.company_id = :company
group by d.debit_id, d.currency, d.amount_minor
having coalesce(sum(i.amount_minor), 0) <> d.amount_minor

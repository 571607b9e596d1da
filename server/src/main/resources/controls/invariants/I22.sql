-- severity: STOP
-- title: An allocation is in the currency of what it settles
-- meaning: Item, payment or credit and allocation share one currency; a difference of exchange rates is in the company's own currency alone.
select a.currency, 'allocation' as subject_type, a.allocation_id::text as subject_id, a.currency::text as expected,
       concat_ws(', ', 'item ' || i.currency, 'payment ' || p.currency, 'credit ' || c.currency) as actual,
       i.number as detail
from receivables.allocation a
join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
left join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
left join receivables.open_item c on c.company_id = a.company_id and c.open_item_id = a.credit_item_id
where a.company_id = :company
  and (a.currency <> i.currency or a.currency <> p.currency or a.currency <> c.currency)
union all
select a.currency, 'allocation', a.allocation_id::text, (a.source_base_minor - a.base_minor)::text,
       coalesce(sum(-g.base_minor), 0)::text, 'exchange difference posted'
from receivables.allocation a
join ledger.entry e on e.company_id = a.company_id and e.source_type = 'ALLOCATION' and e.source_id = a.allocation_id
left join (select p.company_id, p.entry_id, p.base_minor
           from ledger.posting p
           join ledger.account x on x.company_id = p.company_id and x.number = p.account
                and x.role in ('EXCHANGE_GAIN', 'EXCHANGE_LOSS')) g on g.company_id = e.company_id and g.entry_id = e.entry_id
where a.company_id = :company
group by a.company_id, a.allocation_id
having coalesce(sum(-g.base_minor), 0) <> a.source_base_minor - a.base_minor

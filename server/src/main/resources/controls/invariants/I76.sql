-- severity: STOP
-- title: A refund of a credit memo has one item, which nobody owes
-- meaning: A refund that is of no payment has exactly one open item of its amount and customer, settled in full by the credit, or by the refund itself once it was given back; no other refund has one.
with own as (
  select r.currency, r.refund_id, r.number, r.amount_minor, r.base_minor, r.customer_id, r.payment_id, r.state,
         c.credit_item_id, i.open_item_id, i.amount_minor as item_minor, i.base_minor as item_base_minor,
         i.customer_id as item_customer_id, i.open_minor
  from payments.refund r
  left join receivables.credit_refund c on c.company_id = r.company_id and c.refund_id = r.refund_id
  left join receivables.open_item i
    on i.company_id = r.company_id and i.kind = 'REFUND' and i.document_id = r.refund_id
  where r.company_id = :company
)
select currency, 'refund' as subject_type, refund_id::text as subject_id,
       case when payment_id is null then 'an item' else 'none' end as expected,
       case when open_item_id is null then 'none' else 'an item' end as actual, number || ' item' as detail
from own
where (payment_id is null) <> (open_item_id is not null)
   or (payment_id is null) <> (credit_item_id is not null)
union all
select currency, 'refund', refund_id::text, amount_minor || ', 0 open', item_minor || ', ' || open_minor || ' open',
       number || ' item'
from own
where open_item_id is not null
  and (amount_minor <> item_minor or base_minor <> item_base_minor or customer_id is distinct from item_customer_id
       or open_minor <> 0)
union all
select o.currency, 'refund', o.refund_id::text,
       case when o.state in ('REJECTED', 'FAILED', 'RETURNED') then '0' else o.amount_minor::text end,
       coalesce(sum(a.amount_minor), 0)::text, o.number || ' taken of its credit'
from own o
left join receivables.allocation a
  on a.company_id = :company and a.open_item_id = o.open_item_id and a.credit_item_id = o.credit_item_id
where o.credit_item_id is not null
group by o.currency, o.refund_id, o.state, o.amount_minor, o.number
having coalesce(sum(a.amount_minor), 0)
       <> case when o.state in ('REJECTED', 'FAILED', 'RETURNED') then 0 else o.amount_minor end
union all
select i.currency, 'open item', i.open_item_id::text, 'a refund', 'none', i.number || ' item'
from receivables.open_item i
where i.company_id = :company
  and i.kind = 'REFUND'
  and not exists (select from receivables.credit_refund c
                  where c.company_id = i.company_id
                    and c.open_item_id = i.open_item_id
                    and c.refund_id = i.document_id)

-- severity: CLOSE
-- title: Every charge of an order line is at most what was ordered
-- meaning: What was delivered of a line and not withdrawn is at most its quantity, each charge has the quantity of its delivery and price, tax code, currency and customer of the line it was delivered under, and no charge claims to come from an order without a delivery.
select p.currency, 'order' as subject_type, p.order_id::text as subject_id, 'at most ' || p.quantity as expected,
       p.delivered::text as actual, 'line ' || p.line as detail
from contracts.order_progress p
where p.company_id = :company
  and p.delivered > p.quantity
union all
select o.currency, 'order', d.order_id::text, d.quantity || ' × ' || l.unit_price, c.quantity || ' × ' || c.unit_price,
       'line ' || d.line || ', delivery ' || d.external_id
from contracts.order_delivery d
join contracts.customer_order o on o.company_id = d.company_id and o.order_id = d.order_id
join contracts.order_line l
  on l.company_id = d.company_id and l.order_id = d.order_id and l.revision = d.revision and l.line = d.line
join contracts.charge c on c.company_id = d.company_id and c.charge_id = d.charge_id
where d.company_id = :company
  and (c.source <> 'order-line'
       or l.billed <> 'ONCE'
       or c.quantity <> d.quantity
       or c.unit_price <> l.unit_price
       or c.tax_code <> l.tax_code
       or c.currency <> o.currency
       or c.customer_id <> o.customer_id)
union all
select o.currency, 'order', d.order_id::text, 'line ' || d.line || ' of the latest revision', 'none', d.external_id
from contracts.order_delivery d
join contracts.charge c on c.company_id = d.company_id and c.charge_id = d.charge_id and c.withdrawn_on is null
join contracts.customer_order o on o.company_id = d.company_id and o.order_id = d.order_id
where d.company_id = :company
  and not exists (select from contracts.order_line l
                  where l.company_id = o.company_id
                    and l.order_id = o.order_id
                    and l.revision = o.revision
                    and l.line = d.line)
union all
select c.currency, 'charge', c.charge_id::text, 'a delivery', 'none', c.source_id
from contracts.charge c
where c.company_id = :company
  and c.source = 'order-line'
  and not exists (select from contracts.order_delivery d
                  where d.company_id = c.company_id and d.charge_id = c.charge_id)

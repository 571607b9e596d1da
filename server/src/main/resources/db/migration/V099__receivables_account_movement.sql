-- What moves a customer's balance in a currency. Settling an item with the customer's own payment or credit moves nothing;
-- settling across the family moves the amount from one balance to the other. A refund moves it by its own steps, an exchange
-- out of a currency by what it takes; what it brings is a payment.
create view receivables.account_movement with (security_invoker = true) as
select company_id, customer_id, currency, posted_on as day, recorded_at,
       case kind when 'CREDIT' then 'CREDIT_MEMO' else kind end as kind, number, document_id as subject_id, amount_minor
from receivables.open_item
where kind <> 'REFUND'
union all
select company_id, customer_id, currency, received_on, recorded_at, 'PAYMENT', number, payment_id, -amount_minor
from payments.payment
union all
select p.company_id, p.customer_id, p.currency, r.returned_on, r.recorded_at, 'RETURN', p.number, p.payment_id, p.amount_minor
from payments.payment p
join payments.payment_return r on r.company_id = p.company_id and r.payment_id = p.payment_id
union all
select r.company_id, r.customer_id, r.currency, e.effective_on, e.recorded_at,
       case when e.reserved_minor > 0 then 'REFUND' else 'REFUND_BACK' end, r.number, r.refund_id, e.reserved_minor
from payments.refund r
join payments.refund_event e on e.company_id = r.company_id and e.refund_id = r.refund_id
where e.reserved_minor <> 0
union all
select p.company_id, p.customer_id, p.currency, m.effective_on, m.recorded_at, 'EXCHANGE', p.number, p.payment_id,
       m.amount_minor
from payments.payment p
join payments.exchange_move m on m.company_id = p.company_id and m.payment_id = p.payment_id
union all
select i.company_id, i.customer_id, i.currency, a.effective_on, a.recorded_at,
       case when a.kind in ('DISCOUNT', 'BANK_FEE', 'SMALL_DIFFERENCE', 'WRITE_OFF') then a.kind else 'TRANSFER' end,
       i.number, i.document_id, -a.amount_minor
from receivables.open_item i
join receivables.allocation a on a.company_id = i.company_id and a.open_item_id = i.open_item_id
left join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
left join receivables.open_item c on c.company_id = a.company_id and c.open_item_id = a.credit_item_id
where a.kind in ('DISCOUNT', 'BANK_FEE', 'SMALL_DIFFERENCE', 'WRITE_OFF')
   or coalesce(p.customer_id, c.customer_id) <> i.customer_id
union all
select p.company_id, p.customer_id, p.currency, a.effective_on, a.recorded_at, 'TRANSFER', i.number, i.document_id,
       a.amount_minor
from payments.payment p
join receivables.allocation a on a.company_id = p.company_id and a.payment_id = p.payment_id
join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
where i.customer_id <> p.customer_id
union all
select c.company_id, c.customer_id, c.currency, a.effective_on, a.recorded_at, 'TRANSFER', i.number, i.document_id,
       a.amount_minor
from receivables.open_item c
join receivables.allocation a on a.company_id = c.company_id and a.credit_item_id = c.open_item_id
join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
where i.customer_id <> c.customer_id;

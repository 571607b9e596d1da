-- severity: STOP
-- title: A collected direct debit is its payment
-- meaning: Every collected debit has a payment of its payer and amount, and only a returned one has a payment that went back.
select d.currency, 'direct debit' as subject_type, d.debit_id::text as subject_id,
       d.amount_minor || ' of ' || d.customer_id as expected,
       coalesce(p.amount_minor || ' of ' || coalesce(p.customer_id::text, 'nobody'), 'no payment') as actual,
       'payment of a ' || lower(d.state) || ' debit' as detail
from debits.debit d
left join payments.payment p on p.company_id = d.company_id and p.payment_id = d.payment_id
where d.company_id = :company
  and d.state in ('COLLECTED', 'RETURNED')
  and (p.payment_id is null
       or p.method <> 'DIRECT_DEBIT'
       or p.currency <> d.currency
       or p.amount_minor <> d.amount_minor
       or p.customer_id is distinct from d.customer_id)
union all
select d.currency, 'direct debit', d.debit_id::text, (d.state = 'RETURNED')::text, (p.returned_minor <> 0)::text,
       'payment ' || p.number || ' went back'
from debits.debit d
join payments.payment p on p.company_id = d.company_id and p.payment_id = d.payment_id
where d.company_id = :company
  and (d.state = 'RETURNED') <> (p.returned_minor <> 0)

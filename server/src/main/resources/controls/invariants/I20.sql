-- severity: STOP
-- title: A payment never settles more than it is
-- meaning: What a payment settled, what the bank took back, what is refunded and what is exchanged never exceed its amount; what is left is the difference.
select p.currency, 'payment' as subject_type, p.payment_id::text as subject_id, 'at most ' || p.amount_minor as expected,
       (coalesce(sum(a.amount_minor), 0) + p.returned_minor + p.refunded_minor + p.exchanged_minor)::text as actual, p.number as detail
from payments.payment p
left join receivables.allocation a on a.company_id = p.company_id and a.payment_id = p.payment_id
where p.company_id = :company
group by p.company_id, p.payment_id
having coalesce(sum(a.amount_minor), 0) + p.returned_minor + p.refunded_minor + p.exchanged_minor > p.amount_minor
    or coalesce(sum(a.amount_minor), 0) < 0
union all
select currency, 'payment', payment_id::text, (amount_minor - allocated_minor - returned_minor - refunded_minor - exchanged_minor)::text,
       unapplied_minor::text, number || ' unapplied'
from payments.payment
where company_id = :company
  and (unapplied_minor <> amount_minor - allocated_minor - returned_minor - refunded_minor - exchanged_minor or unapplied_minor < 0)

-- severity: STOP
-- title: Every online payment is one attempt and stands as it says
-- meaning: Money on a clearing account came by one attempt of the same amount, is returned or disputed exactly when the attempt and its chargeback say so, and items are reserved while an attempt is under way and not longer.
select p.currency, 'payment' as subject_type, p.payment_id::text as subject_id, 'an attempt' as expected, 'none' as actual,
       'money on a clearing account' as detail
from payments.payment p
join payments.bank_account b on b.company_id = p.company_id and b.bank_account_id = p.bank_account_id
where p.company_id = :company
  and b.provider is not null
  and not exists (select from providers.attempt a where a.company_id = p.company_id and a.payment_id = p.payment_id)
union all
select a.currency, 'online payment', a.attempt_id::text, a.amount_minor || ' ' || a.provider_payment_id,
       p.amount_minor || ' ' || p.source_id, 'payment ' || p.number
from providers.attempt a
join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
where a.company_id = :company
  and (a.amount_minor <> p.amount_minor or a.currency <> p.currency or a.provider_payment_id is distinct from p.source_id)
union all
select a.currency, 'online payment', a.attempt_id::text, a.state,
       'returned ' || p.returned_minor || ', disputed ' || p.disputed || ', chargeback ' || coalesce(c.state, 'none'),
       'payment ' || p.number
from providers.attempt a
join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
left join providers.chargeback c on c.company_id = a.company_id and c.attempt_id = a.attempt_id
where a.company_id = :company
  and ((a.state in ('RETURNED', 'CHARGEBACK_LOST')) <> (p.returned_minor > 0)
       or (a.state = 'CHARGEBACK_OPEN') <> p.disputed
       or (a.state = 'CHARGEBACK_OPEN') <> (coalesce(c.state, '') = 'OPEN')
       or (a.state = 'CHARGEBACK_LOST') <> (coalesce(c.state, '') = 'LOST'))
union all
select a.currency, 'online payment', a.attempt_id::text, (a.state in ('INITIATED', 'PENDING', 'UNKNOWN'))::text,
       (r.holder_id is not null)::text, 'item is reserved'
from providers.attempt a
join providers.attempt_item i using (company_id, attempt_id)
left join receivables.reservation r
  on r.company_id = i.company_id and r.open_item_id = i.open_item_id and r.holder_id = a.attempt_id
where a.company_id = :company
  and (a.state in ('INITIATED', 'PENDING', 'UNKNOWN')) <> (r.holder_id is not null)
union all
select a.currency, 'online payment', a.attempt_id::text, a.amount_minor::text, coalesce(sum(i.amount_minor), 0)::text,
       'sum of its items'
from providers.attempt a
left join providers.attempt_item i using (company_id, attempt_id)
where a.company_id = :company
group by a.attempt_id, a.currency, a.amount_minor
having coalesce(sum(i.amount_minor), 0) <> a.amount_minor
union all
select null, 'open item', r.open_item_id::text, 'an attempt', 'none', 'reserved by an online payment'
from receivables.reservation r
where r.company_id = :company
  and r.holder = 'PROVIDER'
  and not exists (select from providers.attempt_item i
                  where i.company_id = r.company_id
                    and i.attempt_id = r.holder_id
                    and i.open_item_id = r.open_item_id)

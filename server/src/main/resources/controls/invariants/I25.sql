-- severity: STOP
-- title: Every bank line is booked at most once
-- meaning: No two lines share a fingerprint or a payment, the payment of a line has its amount, and a line that takes a payment back, pays a refund out, brings it back or is the payout of a provider has exactly its amount.
select min(currency) as currency, 'bank line' as subject_type, min(line_id::text) as subject_id, '1' as expected,
       count(*)::text as actual, 'lines of one fingerprint' as detail
from cashapp.receipt_line
where company_id = :company
group by fingerprint
having count(*) > 1
union all
select min(currency), 'payment', payment_id::text, '1', count(*)::text, 'lines of one payment'
from cashapp.receipt_line
where company_id = :company
  and payment_id is not null
group by payment_id
having count(*) > 1
union all
select l.currency, 'bank line', l.line_id::text, l.amount_minor || ' ' || l.currency, p.amount_minor || ' ' || p.currency,
       'amount of payment ' || p.number
from cashapp.receipt_line l
join payments.payment p on p.company_id = l.company_id and p.payment_id = l.payment_id
where l.company_id = :company
  and (l.amount_minor <> p.amount_minor or l.currency <> p.currency)
union all
select l.currency, 'bank line', l.line_id::text, (-p.amount_minor)::text, l.amount_minor::text,
       'takes back payment ' || p.number
from cashapp.receipt_line l
join payments.payment p on p.company_id = l.company_id and p.payment_id = l.returned_payment_id
where l.company_id = :company
  and (l.amount_minor <> -p.amount_minor or p.returned_minor = 0)
union all
select l.currency, 'bank line', l.line_id::text, (-r.amount_minor)::text, l.amount_minor::text,
       'pays out refund ' || r.number
from cashapp.receipt_line l
join payments.refund r on r.company_id = l.company_id and r.refund_id = l.refund_id
where l.company_id = :company
  and l.amount_minor < 0
  and (l.amount_minor <> -r.amount_minor or r.state not in ('CONFIRMED', 'RETURNED'))
union all
select l.currency, 'bank line', l.line_id::text, r.amount_minor::text, l.amount_minor::text,
       'brings back refund ' || r.number
from cashapp.receipt_line l
join payments.refund r on r.company_id = l.company_id and r.refund_id = l.refund_id
where l.company_id = :company
  and l.amount_minor >= 0
  and (l.amount_minor <> r.amount_minor or r.state <> 'RETURNED')
union all
select l.currency, 'bank line', l.line_id::text, o.amount_minor || ' ' || o.currency, l.amount_minor || ' ' || l.currency,
       'payout ' || o.provider_payout_id
from cashapp.receipt_line l
join providers.payout o on o.company_id = l.company_id and o.payout_id = l.payout_id
where l.company_id = :company
  and (l.amount_minor <> o.amount_minor or l.currency <> o.currency or o.booked_on is null)

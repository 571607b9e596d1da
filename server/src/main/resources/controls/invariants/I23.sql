-- severity: STOP
-- title: Refunds payable equal the refunds on their way
-- meaning: The account of refunds payable equals the refunds that are requested, approved or sent and not paid out yet, on every day; none is more than its payment, and nobody approved what they had requested.
with movement as (
  select p.posted_on as day, p.currency, -p.amount_minor as ledger, -p.base_minor as ledger_base, 0::bigint as refunds,
         0::bigint as refunds_base
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account and a.role = 'REFUNDS_PAYABLE'
  where p.company_id = :company
  union all
  select e.effective_on, r.currency, 0, 0, case e.state when 'REQUESTED' then r.amount_minor else -r.amount_minor end,
         case e.state when 'REQUESTED' then r.base_minor else -r.base_minor end
  from payments.refund_event e
  join payments.refund r on r.company_id = e.company_id and r.refund_id = e.refund_id
  where e.company_id = :company
    and e.state in ('REQUESTED', 'REJECTED', 'CONFIRMED', 'FAILED')
)
select currency, 'day' as subject_type, day::text as subject_id, sum(refunds)::text as expected, sum(ledger)::text as actual,
       'movements of the day: refunds, account of refunds payable' as detail
from movement
group by day, currency
having sum(refunds) <> sum(ledger)
    or sum(refunds_base) <> sum(ledger_base)
union all
select p.currency, 'payment', p.payment_id::text, 'at most ' || p.amount_minor, sum(r.amount_minor)::text,
       p.number || ' refunded'
from payments.refund r
join payments.payment p on p.company_id = r.company_id and p.payment_id = r.payment_id
where r.company_id = :company
  and r.state not in ('REJECTED', 'FAILED', 'RETURNED')
group by p.company_id, p.payment_id
having sum(r.amount_minor) > p.amount_minor
union all
select r.currency, 'refund', r.refund_id::text, 'another person', e.recorded_by, r.number || ' approved'
from payments.refund r
join payments.refund_event e on e.company_id = r.company_id and e.refund_id = r.refund_id and e.state = 'APPROVED'
where r.company_id = :company
  and e.recorded_by = r.requested_by

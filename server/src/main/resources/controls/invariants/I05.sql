-- severity: STOP
-- title: Unapplied cash equals the unapplied payments
-- meaning: The unapplied-cash account equals what payments have neither settled nor refunded nor exchanged yet, today and on every day in the past. A row names the day on which the two parted.
with movement as (
  select p.posted_on as day, p.currency, -p.amount_minor as ledger, -p.base_minor as ledger_base, 0::bigint as payments,
         0::bigint as payments_base
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account and a.role = 'UNAPPLIED_CASH'
  where p.company_id = :company
  union all
  select received_on, currency, 0, 0, amount_minor, base_minor
  from payments.payment
  where company_id = :company
  union all
  select r.returned_on, p.currency, 0, 0, -p.amount_minor, -p.base_minor
  from payments.payment_return r
  join payments.payment p on p.company_id = r.company_id and p.payment_id = r.payment_id
  where r.company_id = :company
  union all
  select effective_on, currency, 0, 0, -amount_minor, -source_base_minor
  from receivables.allocation
  where company_id = :company
    and payment_id is not null
  union all
  select e.effective_on, p.currency, 0, 0, -e.reserved_minor, -e.reserved_base_minor
  from payments.refund_event e
  join payments.payment p on p.company_id = e.company_id and p.payment_id = e.payment_id
  where e.company_id = :company
    and e.reserved_minor <> 0
  union all
  select effective_on, currency, 0, 0, -amount_minor, -base_minor
  from payments.exchange_move
  where company_id = :company
),
daily as (
  select day, currency, sum(ledger) as ledger, sum(ledger_base) as ledger_base, sum(payments) as payments,
         sum(payments_base) as payments_base
  from movement
  group by day, currency
),
today as (
  select coalesce(l.currency, p.currency) as currency, coalesce(l.ledger, 0) as ledger,
         coalesce(p.payments, 0) as payments
  from (select currency, sum(ledger) as ledger from movement group by currency) l
  full join (select currency, sum(unapplied_minor) as payments
             from payments.payment
             where company_id = :company
               and unapplied_minor <> 0
             group by currency) p on p.currency = l.currency
)
select currency, 'day' as subject_type, day::text as subject_id, payments::text as expected, ledger::text as actual,
       'movements of the day: payments, unapplied-cash account' as detail
from daily
where ledger <> payments
union all
select currency, 'day', day::text, payments_base::text, ledger_base::text,
       'movements of the day in the company''s currency: payments, unapplied-cash account'
from daily
where ledger_base <> payments_base
union all
select currency, 'balance', currency::text, payments::text, ledger::text, 'now: payments, unapplied-cash account'
from today
where ledger <> payments

-- At the end of a day: what each control account has, and what the items, payments or checks it is made of come to.
with movement as (
  select a.role as control, p.currency,
         case a.role when 'UNAPPLIED_CASH' then -p.amount_minor else p.amount_minor end as ledger,
         0::bigint as items
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account
  where p.company_id = :company
    and p.posted_on <= :day
    and a.role in ('RECEIVABLES', 'UNAPPLIED_CASH', 'UNDEPOSITED_FUNDS')
  union all
  select 'RECEIVABLES', currency, 0, amount_minor
  from receivables.open_item
  where company_id = :company
    and posted_on <= :day
  union all
  select 'RECEIVABLES', currency, 0, -amount_minor
  from receivables.allocation
  where company_id = :company
    and effective_on <= :day
    and credit_item_id is null
  union all
  select 'UNAPPLIED_CASH', currency, 0, amount_minor
  from payments.payment
  where company_id = :company
    and received_on <= :day
  union all
  select 'UNAPPLIED_CASH', p.currency, 0, -p.amount_minor
  from payments.payment_return r
  join payments.payment p on p.company_id = r.company_id and p.payment_id = r.payment_id
  where r.company_id = :company
    and r.returned_on <= :day
  union all
  select 'UNAPPLIED_CASH', currency, 0, -amount_minor
  from receivables.allocation
  where company_id = :company
    and effective_on <= :day
    and payment_id is not null
  union all
  select 'UNAPPLIED_CASH', p.currency, 0, -e.reserved_minor
  from payments.refund_event e
  join payments.payment p on p.company_id = e.company_id and p.payment_id = e.payment_id
  where e.company_id = :company
    and e.effective_on <= :day
  union all
  select 'UNAPPLIED_CASH', currency, 0, -amount_minor
  from payments.exchange_move
  where company_id = :company
    and effective_on <= :day
  union all
  select 'UNDEPOSITED_FUNDS', p.currency, 0, p.amount_minor
  from payments.taken_by_hand t
  join payments.payment p on p.company_id = t.company_id and p.payment_id = t.payment_id
  where t.company_id = :company
    and p.received_on <= :day
  union all
  select 'UNDEPOSITED_FUNDS', currency, 0, -amount_minor
  from payments.deposit
  where company_id = :company
    and deposited_on <= :day
  union all
  select 'UNDEPOSITED_FUNDS', p.currency, 0, -p.amount_minor
  from payments.taken_by_hand t
  join payments.payment p on p.company_id = t.company_id and p.payment_id = t.payment_id
  join payments.payment_return r on r.company_id = t.company_id and r.payment_id = t.payment_id
  where t.company_id = :company
    and r.returned_on <= :day
    and not exists (select
                    from payments.deposit_payment d
                    where d.company_id = t.company_id
                      and d.payment_id = t.payment_id)
)
select control, currency, sum(ledger)::bigint as ledger_minor, sum(items)::bigint as items_minor
from movement
group by control, currency
order by control, currency

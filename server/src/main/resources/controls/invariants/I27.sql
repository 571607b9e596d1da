-- severity: CLOSE
-- title: Deposits and undeposited funds are made of their payments
-- meaning: A deposit is the sum of its payments, and the account of undeposited funds equals the checks and cash that are neither deposited nor given back, in amount and in the company's currency.
with paid as (
  select p.payment_id, p.currency, p.amount_minor, p.base_minor, d.deposit_id, r.return_id
  from payments.taken_by_hand t
  join payments.payment p on p.company_id = t.company_id and p.payment_id = t.payment_id
  left join payments.deposit_payment d on d.company_id = t.company_id and d.payment_id = t.payment_id
  left join payments.payment_return r on r.company_id = t.company_id and r.payment_id = t.payment_id
  where t.company_id = :company
),
movement as (
  select p.currency, p.amount_minor as ledger, p.base_minor as ledger_base, 0::bigint as held, 0::bigint as held_base
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account and a.role = 'UNDEPOSITED_FUNDS'
  where p.company_id = :company
  union all
  select currency, 0, 0, amount_minor, base_minor
  from paid
  where deposit_id is null
    and return_id is null
)
select d.currency, 'deposit' as subject_type, d.deposit_id::text as subject_id,
       coalesce(sum(p.amount_minor), 0)::text as expected, d.amount_minor::text as actual, d.number as detail
from payments.deposit d
left join paid p on p.deposit_id = d.deposit_id
where d.company_id = :company
group by d.company_id, d.deposit_id
having coalesce(sum(p.amount_minor), 0) <> d.amount_minor
    or coalesce(sum(p.base_minor), 0) <> d.base_minor
union all
select currency, 'currency', currency::text, sum(held)::text, sum(ledger)::text,
       'undeposited payments, account of undeposited funds'
from movement
group by currency
having sum(held) <> sum(ledger)
    or sum(held_base) <> sum(ledger_base)

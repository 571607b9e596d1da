-- severity: STOP
-- title: Clearing holds what the providers hold
-- meaning: The clearing accounts of payment providers have, per currency, what was captured less fees, returns, open or lost disputes and booked payouts.
with fact as (
  select p.currency, p.amount_minor
  from payments.payment p
  join payments.bank_account b on b.company_id = p.company_id and b.bank_account_id = p.bank_account_id
  where p.company_id = :company
    and b.provider is not null
  union all
  select p.currency, -p.amount_minor
  from payments.payment p
  join payments.bank_account b on b.company_id = p.company_id and b.bank_account_id = p.bank_account_id
  left join providers.chargeback c on c.company_id = p.company_id and c.payment_id = p.payment_id and c.state = 'LOST'
  where p.company_id = :company
    and b.provider is not null
    and p.returned_minor > 0
    and c.chargeback_id is null
  union all
  select currency, -amount_minor
  from providers.fee
  where company_id = :company
  union all
  select currency, -amount_minor
  from providers.chargeback
  where company_id = :company
    and state <> 'WON'
  union all
  select currency, -amount_minor
  from providers.payout
  where company_id = :company
    and booked_on is not null
), held as (
  select currency, sum(amount_minor) as amount
  from fact
  group by currency
), posted as (
  select p.currency, sum(p.amount_minor) as amount
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account
  where p.company_id = :company
    and a.role = 'PROVIDER_CLEARING'
  group by p.currency
)
select currency, 'clearing account' as subject_type, currency::text as subject_id, coalesce(held.amount, 0)::text as expected,
       coalesce(posted.amount, 0)::text as actual, 'ledger balance' as detail
from held
full join posted using (currency)
where coalesce(held.amount, 0) <> coalesce(posted.amount, 0)

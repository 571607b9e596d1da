-- severity: STOP
-- title: An exchange moves one amount into another, and nothing else
-- meaning: What a payment was exchanged into is a payment of exactly what was paid and worth the same in the company's currency; it was undone whole or not at all, and the exchange-clearing account has what the exchanges say on every day and nothing in the company's currency.
with movement as (
  select p.posted_on as day, p.currency, p.amount_minor as ledger, p.base_minor as ledger_base, 0::bigint as exchanged
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account and a.role = 'EXCHANGE_CLEARING'
  where p.company_id = :company
  union all
  select effective_on, side.currency, 0, 0, side.amount_minor
  from payments.payment_exchange x
  cross join lateral (values (x.from_currency, case when x.reverses_id is null then -x.from_minor else x.from_minor end),
                             (x.to_currency, case when x.reverses_id is null then x.to_minor else -x.to_minor end))
    as side (currency, amount_minor)
  where x.company_id = :company
)
select x.to_currency as currency, 'exchange' as subject_type, x.exchange_id::text as subject_id,
       x.to_minor || ' ' || x.to_currency || ', base ' || x.base_minor as expected,
       t.amount_minor || ' ' || t.currency || ', base ' || t.base_minor as actual, 'payment ' || t.number as detail
from payments.payment_exchange x
join payments.payment f on f.company_id = x.company_id and f.payment_id = x.from_payment_id
join payments.payment t on t.company_id = x.company_id and t.payment_id = x.to_payment_id
where x.company_id = :company
  and x.reverses_id is null
  and (t.amount_minor <> x.to_minor or t.currency <> x.to_currency or t.base_minor <> x.base_minor
       or f.currency <> x.from_currency or t.source <> 'exchange' or t.source_id <> x.exchange_id::text)
union all
select p.currency, 'payment', p.payment_id::text, 'an exchange', 'none', p.number || ' made by an exchange'
from payments.payment p
where p.company_id = :company
  and p.source = 'exchange'
  and not exists (select
                  from payments.payment_exchange x
                  where x.company_id = p.company_id
                    and x.to_payment_id = p.payment_id
                    and x.reverses_id is null)
union all
select u.from_currency, 'exchange', u.exchange_id::text, x.from_minor || ', ' || x.to_minor || ', base ' || x.base_minor,
       u.from_minor || ', ' || u.to_minor || ', base ' || u.base_minor, 'undone'
from payments.payment_exchange u
join payments.payment_exchange x on x.company_id = u.company_id and x.exchange_id = u.reverses_id
where u.company_id = :company
  and (u.from_payment_id, u.to_payment_id, u.from_minor, u.to_minor, u.base_minor)
      is distinct from (x.from_payment_id, x.to_payment_id, x.from_minor, x.to_minor, x.base_minor)
union all
select currency, 'day', day::text, sum(exchanged)::text, sum(ledger)::text, 'exchanges, exchange-clearing account'
from movement
group by day, currency
having sum(exchanged) <> sum(ledger)
union all
select null, 'entry', p.entry_id::text, '0', sum(p.base_minor)::text, 'exchange clearing in the company''s currency'
from ledger.posting p
join ledger.account a on a.company_id = p.company_id and a.number = p.account and a.role = 'EXCHANGE_CLEARING'
where p.company_id = :company
group by p.entry_id
having sum(p.base_minor) <> 0

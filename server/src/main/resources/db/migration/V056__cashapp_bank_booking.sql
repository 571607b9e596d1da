-- The bank also pays out what providers held, and brings back refunds; money on a provider's clearing account is at no bank.
create or replace view cashapp.bank_booking with (security_invoker = true) as
with source as (
  select p.company_id, 'PAYMENT' as source_type, p.payment_id as source_id, p.bank_account_id, l.line_id
  from payments.payment p
  left join cashapp.receipt_line l on l.company_id = p.company_id and l.payment_id = p.payment_id
  union all
  select r.company_id, 'PAYMENT_RETURN', r.return_id, p.bank_account_id, l.line_id
  from payments.payment_return r
  join payments.payment p on p.company_id = r.company_id and p.payment_id = r.payment_id
  left join cashapp.receipt_line l on l.company_id = r.company_id and l.returned_payment_id = r.payment_id
  union all
  select e.company_id, 'REFUND', e.event_id, r.bank_account_id, l.line_id
  from payments.refund_event e
  join payments.refund r on r.company_id = e.company_id and r.refund_id = e.refund_id
  left join cashapp.receipt_line l
    on l.company_id = r.company_id and l.refund_id = r.refund_id and (l.amount_minor < 0) = (e.state = 'CONFIRMED')
  where e.state in ('CONFIRMED', 'RETURNED')
  union all
  select o.company_id, 'PROVIDER_PAYOUT', o.payout_id, o.bank_account_id, l.line_id
  from providers.payout o
  left join cashapp.receipt_line l on l.company_id = o.company_id and l.payout_id = o.payout_id
  where o.booked_on is not null
  union all
  select company_id, 'DEPOSIT', deposit_id, bank_account_id, null
  from payments.deposit
  union all
  select company_id, 'BANK_OPENING', opening_id, bank_account_id, null
  from cashapp.bank_opening
  where booked_minor <> 0
  union all
  select company_id, 'BANK_OPENING_REPLACED', opening_id, bank_account_id, null
  from cashapp.bank_opening
  where booked_minor <> 0
  union all
  select e.company_id, e.source_type, e.source_id, s.bank_account_id, l.line_id
  from ledger.entry e
  join cashapp.receipt_line l on l.company_id = e.company_id and l.line_id = e.source_id
  join cashapp.bank_statement s on s.company_id = l.company_id and s.statement_id = l.statement_id
  where e.source_type in ('BANK_LINE', 'BANK_LINE_CLEARED', 'BANK_LINE_OPENING')
),
opening as (
  select distinct on (company_id, bank_account_id) company_id, bank_account_id, opens_on, recorded_at
  from cashapp.bank_opening
  where opening_minor is not null
  order by company_id, bank_account_id, opens_on
)
select s.company_id, s.bank_account_id, e.entry_id, s.source_type, s.source_id, g.posted_on, e.recorded_at, g.currency,
       g.amount_minor, l.line_id, l.booked_on as line_on,
       s.source_type not like 'BANK\_%' and g.posted_on < o.opens_on and e.recorded_at < o.recorded_at
         and (l.line_id is null or l.booked_on >= o.opens_on) is true as absorbed
from source s
join payments.bank_account b
  on b.company_id = s.company_id and b.bank_account_id = s.bank_account_id and b.provider is null
join ledger.entry e on e.company_id = s.company_id and e.source_type = s.source_type and e.source_id = s.source_id
join ledger.posting g on g.company_id = e.company_id and g.entry_id = e.entry_id and g.account = b.ledger_account
left join cashapp.line_confirmation c on c.company_id = e.company_id and c.entry_id = e.entry_id
left join cashapp.receipt_line l on l.company_id = s.company_id and l.line_id = coalesce(s.line_id, c.line_id)
left join opening o on o.company_id = s.company_id and o.bank_account_id = s.bank_account_id;

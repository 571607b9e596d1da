-- What is on its way on a day, the oldest first: booked by hand and not confirmed by a line of the bank, or confirmed by a line
-- of another day. A payment and its return that both came without a line take each other out.
with booking as (
  select b.bank_account_id, b.source_type, b.source_id, b.currency, b.posted_on, b.line_on,
         coalesce(r.payment_id, e.refund_id, b.source_id) as subject_id,
         case when b.posted_on <= :day then b.amount_minor else -b.amount_minor end as amount_minor
  from cashapp.bank_booking b
  left join payments.payment_return r
    on r.company_id = b.company_id and r.return_id = b.source_id and b.source_type = 'PAYMENT_RETURN'
  left join payments.refund_event e on e.company_id = b.company_id and e.event_id = b.source_id and b.source_type = 'REFUND'
  where b.company_id = :company
    and not b.absorbed
    and b.source_type not in ('BANK_OPENING', 'BANK_OPENING_REPLACED')
    and (b.posted_on <= :day and (b.line_id is null or b.line_on > :day) or b.posted_on > :day and b.line_on <= :day)
),
open as (
  select *, sum(amount_minor) over (partition by bank_account_id, subject_id) as left_minor,
         row_number() over (partition by bank_account_id order by least(posted_on, line_on), subject_id) as place
  from booking
)
select o.bank_account_id, o.source_type, o.subject_id, o.currency, o.amount_minor, o.posted_on, o.line_on,
       coalesce(p.number, f.number, d.number) as number
from open o
left join payments.payment p on p.company_id = :company and p.payment_id = o.subject_id
left join payments.refund f on f.company_id = :company and f.refund_id = o.subject_id
left join payments.deposit d on d.company_id = :company and d.deposit_id = o.subject_id
where o.left_minor <> 0
  and o.place <= :most
order by o.bank_account_id, o.place

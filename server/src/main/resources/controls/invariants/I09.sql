-- severity: STOP
-- title: Stored figures equal what the facts add up to
-- meaning: Open amounts, allocated, refunded and exchanged amounts, states of refunds and posting days are kept beside the facts to be quick; each is computed again here.
with settled as (
  select item, sum(amount) as amount, sum(base) as base
  from (
    select open_item_id as item, amount_minor as amount, base_minor as base
    from receivables.allocation
    where company_id = :company
    union all
    select credit_item_id, -amount_minor, -source_base_minor
    from receivables.allocation
    where company_id = :company
      and credit_item_id is not null
  ) part
  group by item
),
item as (
  select i.currency, i.open_item_id, i.number, i.open_minor, i.open_base_minor,
         i.amount_minor - coalesce(s.amount, 0) as expected_minor, i.base_minor - coalesce(s.base, 0) as expected_base_minor
  from receivables.open_item i
  left join settled s on s.item = i.open_item_id
  where i.company_id = :company
),
payment as (
  select p.currency, p.payment_id, p.number, p.allocated_minor, p.allocated_base_minor,
         coalesce(sum(a.amount_minor), 0) as expected_minor, coalesce(sum(a.source_base_minor), 0) as expected_base_minor
  from payments.payment p
  left join receivables.allocation a on a.company_id = p.company_id and a.payment_id = p.payment_id
  where p.company_id = :company
  group by p.company_id, p.payment_id
)
select currency, 'open item' as subject_type, open_item_id::text as subject_id, expected_minor::text as expected,
       open_minor::text as actual, number || ' open' as detail
from item
where open_minor <> expected_minor
union all
select currency, 'open item', open_item_id::text, expected_base_minor::text, open_base_minor::text,
       number || ' open in the company''s currency'
from item
where open_base_minor <> expected_base_minor
union all
select currency, 'payment', payment_id::text, expected_minor::text, allocated_minor::text, number || ' allocated'
from payment
where allocated_minor <> expected_minor
union all
select currency, 'payment', payment_id::text, expected_base_minor::text, allocated_base_minor::text,
       number || ' allocated in the company''s currency'
from payment
where allocated_base_minor <> expected_base_minor
union all
select p.currency, 'payment', p.payment_id::text, case when r.payment_id is null then '0' else p.amount_minor::text end,
       p.returned_minor::text, p.number || ' returned'
from payments.payment p
left join payments.payment_return r on r.company_id = p.company_id and r.payment_id = p.payment_id
where p.company_id = :company
  and p.returned_minor <> case when r.payment_id is null then 0 else p.amount_minor end
union all
select p.currency, 'payment', p.payment_id::text, coalesce(sum(e.reserved_minor), 0)::text, p.refunded_minor::text,
       p.number || ' refunded'
from payments.payment p
left join payments.refund_event e on e.company_id = p.company_id and e.payment_id = p.payment_id
where p.company_id = :company
group by p.company_id, p.payment_id
having p.refunded_minor <> coalesce(sum(e.reserved_minor), 0)
    or p.refunded_base_minor <> coalesce(sum(e.reserved_base_minor), 0)
union all
select p.currency, 'payment', p.payment_id::text, coalesce(sum(m.amount_minor), 0)::text, p.exchanged_minor::text,
       p.number || ' exchanged'
from payments.payment p
left join payments.exchange_move m on m.company_id = p.company_id and m.payment_id = p.payment_id
where p.company_id = :company
group by p.company_id, p.payment_id
having p.exchanged_minor <> coalesce(sum(m.amount_minor), 0)
    or p.exchanged_base_minor <> coalesce(sum(m.base_minor), 0)
union all
select r.currency, 'refund', r.refund_id::text, e.state, r.state, r.number || ' state'
from payments.refund r
left join lateral (select state
                   from payments.refund_event e
                   where e.company_id = r.company_id
                     and e.refund_id = r.refund_id
                   order by array_position(array['REQUESTED', 'APPROVED', 'SENT', 'REJECTED', 'CONFIRMED', 'FAILED', 'RETURNED'], state) desc
                   limit 1) e on true
where r.company_id = :company
  and r.state is distinct from e.state
union all
select p.currency, 'entry', p.entry_id::text, e.posted_on::text, p.posted_on::text, 'day of posting ' || p.line
from ledger.posting p
join ledger.entry e on e.company_id = p.company_id and e.entry_id = p.entry_id
where p.company_id = :company
  and p.posted_on <> e.posted_on

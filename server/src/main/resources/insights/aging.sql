-- What was owed on a day, as known at a moment: what is open now, with everything taken back that happened after that day
-- or became known after that moment. It reads open items and later facts, never the whole history; without later facts the
-- covering index answers alone. A negative open amount is a credit, whatever its document (RULE-02).
with settled_later as (
  select open_item_id, credit_item_id, payment_id, amount_minor
  from receivables.allocation
  where company_id = :company
    and (effective_on > :asOf or recorded_at > :knownAt::timestamptz)),
item_change as (
  select open_item_id, sum(amount_minor)::bigint as amount_minor
  from (select open_item_id, amount_minor
        from settled_later
        union all
        select credit_item_id, -amount_minor
        from settled_later
        where credit_item_id is not null
        union all
        select open_item_id, -amount_minor
        from receivables.open_item
        where company_id = :company
          and (posted_on > :asOf or recorded_at > :knownAt::timestamptz)) change
  group by open_item_id),
payment_change as (
  select payment_id, sum(amount_minor)::bigint as amount_minor
  from (select payment_id, amount_minor
        from settled_later
        where payment_id is not null
        union all
        select p.payment_id, p.amount_minor
        from payments.payment_return r
        join payments.payment p on p.company_id = r.company_id and p.payment_id = r.payment_id
        where r.company_id = :company
          and (r.returned_on > :asOf or r.recorded_at > :knownAt::timestamptz)
        union all
        select payment_id, reserved_minor
        from payments.refund_event
        where company_id = :company
          and (effective_on > :asOf or recorded_at > :knownAt::timestamptz)
        union all
        select payment_id, amount_minor
        from payments.exchange_move
        where company_id = :company
          and (effective_on > :asOf or recorded_at > :knownAt::timestamptz)
        union all
        select payment_id, -amount_minor
        from payments.payment
        where company_id = :company
          and (received_on > :asOf or recorded_at > :knownAt::timestamptz)) change
  group by payment_id),
part as (
  select customer_id, currency, due_on, document_on, false as unapplied, open_minor as shown_minor,
         open_minor as amount_minor, 1 as items
  from receivables.open_item
  where company_id = :company
    and open_minor <> 0
  union all
  select i.customer_id, i.currency, i.due_on, i.document_on, false, side.shown_minor, side.items * side.shown_minor,
         side.items
  from item_change c
  join receivables.open_item i on i.company_id = :company and i.open_item_id = c.open_item_id
  cross join lateral (values (i.open_minor, -1), (i.open_minor + c.amount_minor, 1)) as side (shown_minor, items)
  where side.shown_minor <> 0
  union all
  select customer_id, currency, received_on, received_on, true, -unapplied_minor, -unapplied_minor, 1
  from payments.payment
  where company_id = :company
    and unapplied_minor <> 0
  union all
  select p.customer_id, p.currency, p.received_on, p.received_on, true, -side.shown_minor,
         -side.items * side.shown_minor, side.items
  from payment_change c
  join payments.payment p on p.company_id = :company and p.payment_id = c.payment_id
  cross join lateral (values (p.unapplied_minor, -1), (p.unapplied_minor + c.amount_minor, 1)) as side (shown_minor, items)
  where side.shown_minor <> 0),
figure as (
  select case when :byCustomer then customer_id end as customer_id, currency,
         case when unapplied then 'UNAPPLIED' when shown_minor < 0 then 'CREDIT' else 'OPEN' end as kind,
         case when unapplied or shown_minor < 0 then 0
              when :byAge then :asOf::date - case :basis when 'DUE_DATE' then due_on else document_on end
              else width_bucket(:asOf::date - case :basis when 'DUE_DATE' then due_on else document_on end,
                                :thresholds::int[]) end as bucket,
         sum(amount_minor)::bigint as amount_minor, sum(items) as items
  from part
  where (:customer::uuid is null or customer_id = :customer)
    and (:currency::text is null or currency = :currency)
  group by 1, 2, 3, 4
  having sum(amount_minor) <> 0 or sum(items) <> 0)
select f.customer_id, c.number, c.name, f.currency, f.kind, f.bucket, f.amount_minor, f.items
from figure f
left join customers.customer c on c.company_id = :company and c.customer_id = f.customer_id
order by lower(c.name), c.number, f.customer_id, f.currency, f.kind, f.bucket

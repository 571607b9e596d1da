-- The same as aging.sql, item by item and payment by payment.
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
disputed as (
  select s.open_item_id, sum(s.amount_minor)::bigint as amount_minor, bool_or(s.amount_minor is null) as whole
  from receivables.suspension s
  left join receivables.suspension_end e
    on e.company_id = s.company_id
   and e.suspension_id = s.suspension_id
   and (:knownAt::timestamptz is null or e.ended_at <= :knownAt::timestamptz)
  where s.company_id = :company
    and s.reason = 'DISPUTE'
    and (:knownAt::timestamptz is null or s.begun_at <= :knownAt::timestamptz)
    and s.from_on <= :asOf
    and coalesce(least(s.until_on, e.ended_on), 'infinity') > :asOf
  group by s.open_item_id),
part as (
  select i.open_item_id as id, i.customer_id, i.kind, i.document_id, i.number, i.installment, i.currency, i.reference,
         i.purchase_order, i.document_on, i.due_on, i.amount_minor, i.open_minor + coalesce(c.amount_minor, 0) as open_minor
  from receivables.open_item i
  left join item_change c on c.open_item_id = i.open_item_id
  where i.company_id = :company
    and i.open_item_id in (select open_item_id
                           from receivables.open_item
                           where company_id = :company
                             and open_minor <> 0
                             and (:customer::uuid is null or customer_id = :customer)
                           union
                           select open_item_id
                           from item_change)
  union all
  select p.payment_id, p.customer_id, 'PAYMENT', p.payment_id, p.number, 1, p.currency, p.reference, null, p.received_on,
         p.received_on, -p.amount_minor, -(p.unapplied_minor + coalesce(c.amount_minor, 0))
  from payments.payment p
  left join payment_change c on c.payment_id = p.payment_id
  where p.company_id = :company
    and p.payment_id in (select payment_id
                         from payments.payment
                         where company_id = :company
                           and unapplied_minor <> 0
                           and (:customer::uuid is null or customer_id = :customer)
                         union
                         select payment_id
                         from payment_change))
select p.id, p.customer_id, c.number as customer_number, c.name, p.kind, p.document_id, p.number, p.installment, p.currency,
       p.reference, p.purchase_order, p.document_on, p.due_on, p.amount_minor, p.open_minor,
       case when p.open_minor <= 0 then 0
            when d.whole then p.open_minor
            else least(p.open_minor, coalesce(d.amount_minor, 0)) end as disputed_minor,
       width_bucket(:asOf::date - case :basis when 'DUE_DATE' then p.due_on else p.document_on end, :thresholds::int[])
         as bucket
from part p
left join customers.customer c on c.company_id = :company and c.customer_id = p.customer_id
left join disputed d on d.open_item_id = p.id
where p.open_minor <> 0
  and (:customer::uuid is null or p.customer_id = :customer)
  and (:currency::text is null or p.currency = :currency)
order by lower(c.name), c.number, p.currency, p.due_on, p.number, p.installment, p.id

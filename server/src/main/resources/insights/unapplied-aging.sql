-- Money that settles nothing yet, by the days since it came in, per customer and currency. The longest lying first.
select p.currency, p.customer_id, c.number, c.name, count(*) as payments, min(p.received_on) as oldest_on,
       coalesce(sum(p.unapplied_minor) filter (where :on::date - p.received_on <= 7), 0)::bigint as to7_minor,
       coalesce(sum(p.unapplied_minor) filter (where :on::date - p.received_on between 8 and 30), 0)::bigint as to30_minor,
       coalesce(sum(p.unapplied_minor) filter (where :on::date - p.received_on between 31 and 60), 0)::bigint as to60_minor,
       coalesce(sum(p.unapplied_minor) filter (where :on::date - p.received_on between 61 and 90), 0)::bigint as to90_minor,
       coalesce(sum(p.unapplied_minor) filter (where :on::date - p.received_on > 90), 0)::bigint as over90_minor
from payments.payment p
left join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
where p.company_id = :company
  and p.unapplied_minor <> 0
  and (:customer::uuid is null or p.customer_id = :customer)
  and (:currency::text is null or p.currency = :currency)
group by p.currency, p.customer_id, c.number, c.name
order by p.currency, oldest_on, c.number nulls first

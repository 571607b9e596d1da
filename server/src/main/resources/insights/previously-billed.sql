-- What was billed per customer, contract and service line, before tax and less credit memos: within a period, and in the year
-- of its last day.
with memo as (
  -- A credit memo knows how much it takes of each tax rate. What was taken before it counts, so that the parts of a line that
  -- were credited bit by bit sum to the line.
  select m.invoice_id, m.credit_memo_id, m.credited_on, t.category, t.rate, t.base_minor,
         coalesce(sum(t.base_minor) over earlier, 0) as before_minor
  from invoicing.credit_memo m
  join invoicing.credit_memo_tax t on t.company_id = m.company_id and t.credit_memo_id = m.credit_memo_id
  where m.company_id = :company
    and m.invoice_id in (select c.invoice_id
                         from invoicing.credit_memo c
                         where c.company_id = :company
                           and c.credited_on between least(:from::date, :year::date) and :to
                           and (:customer::uuid is null or c.customer_id = :customer)
                           and (:currency::text is null or c.currency = :currency))
  window earlier as (partition by m.invoice_id, t.category, t.rate order by m.posted_at, m.series, m.series_number
                     rows between unbounded preceding and 1 preceding)
),
credited_line as (
  select l.invoice_id, l.line, l.tax_category, l.tax_rate, l.net_minor,
         sum(l.net_minor) over (same order by l.line) as upto_minor, sum(l.net_minor) over same as whole_minor
  from invoicing.invoice_line l
  where l.company_id = :company
    and l.invoice_id in (select invoice_id from memo)
  window same as (partition by l.invoice_id, l.tax_category, l.tax_rate)
),
part as (
  select i.invoice_id, l.line, i.invoice_on as counts_on, l.net_minor as invoiced, 0::numeric as credited
  from invoicing.invoice i
  join invoicing.invoice_line l on l.company_id = i.company_id and l.invoice_id = i.invoice_id
  where i.company_id = :company
    and i.invoice_on between least(:from::date, :year::date) and :to
    and (:customer::uuid is null or i.customer_id = :customer)
    and (:currency::text is null or i.currency = :currency)
  union all
  select m.invoice_id, l.line, m.credited_on, 0,
         coalesce(round(l.upto_minor * (m.before_minor + m.base_minor) / nullif(l.whole_minor, 0))
                  - round((l.upto_minor - l.net_minor) * (m.before_minor + m.base_minor) / nullif(l.whole_minor, 0))
                  - round(l.upto_minor * m.before_minor / nullif(l.whole_minor, 0))
                  + round((l.upto_minor - l.net_minor) * m.before_minor / nullif(l.whole_minor, 0)), 0)
  from memo m
  join credited_line l on l.invoice_id = m.invoice_id and l.tax_category = m.category and l.tax_rate = m.rate
  where m.credited_on between least(:from::date, :year::date) and :to
)
select c.number as customer_number, c.name, coalesce(h.contract_number, i.contract_number) as contract_number,
       coalesce(h.service_line, l.description) as service_line, i.currency,
       coalesce(sum(p.invoiced) filter (where p.counts_on >= :from), 0)::bigint as invoiced_minor,
       coalesce(sum(p.credited) filter (where p.counts_on >= :from), 0)::bigint as credited_minor,
       coalesce(sum(p.invoiced - p.credited) filter (where p.counts_on >= :from), 0)::bigint as billed_minor,
       coalesce(sum(p.invoiced - p.credited) filter (where p.counts_on >= :year), 0)::bigint as year_minor,
       max(p.counts_on) as last_on
from part p
join invoicing.invoice i on i.company_id = :company and i.invoice_id = p.invoice_id
join invoicing.invoice_line l on l.company_id = :company and l.invoice_id = p.invoice_id and l.line = p.line
join customers.customer c on c.company_id = :company and c.customer_id = i.customer_id
left join contracts.charge h on h.company_id = :company and h.charge_id = l.charge_id
group by c.customer_id, c.number, c.name, 3, 4, i.currency
order by c.number, i.currency, 3 nulls first, 4

-- severity: STOP
-- title: Shares of payers sum to what was billed
-- meaning: The invoices of all payers of a draft, less what was moved from one to another and before deposits are deducted, sum to the whole it came to: in total, per line, and per tax row, which follows from its base by the rounding rule. What was moved is the same on the credit memo and on the invoice it was moved to.
with share as (
  select s.family_id, s.position, s.whole_net_minor, s.whole_tax_minor, s.whole_gross_minor, s.moved_by, i.invoice_id,
         i.number, i.currency, i.net_minor, i.tax_minor, i.gross_minor, i.rounding_policy, i.rounding_mode
  from invoicing.invoice_share s
  join invoicing.invoice i on i.company_id = s.company_id and i.invoice_id = s.invoice_id
  where s.company_id = :company
),
family as (
  select s.family_id, min(s.currency) as currency, count(*) as members, max(s.position) as last,
         min(s.whole_net_minor) as net, min(s.whole_tax_minor) as tax, min(s.whole_gross_minor) as gross,
         max(s.whole_gross_minor) as other_gross,
         sum(s.net_minor - coalesce(m.net_minor, 0) + d.base_minor) as shared_net,
         sum(s.tax_minor - coalesce(m.tax_minor, 0) + d.tax_minor) as shared_tax
  from share s
  cross join lateral (
    select coalesce(sum(base_minor), 0) as base_minor, coalesce(sum(tax_minor), 0) as tax_minor
    from invoicing.invoice_deduction
    where company_id = :company
      and invoice_id = s.invoice_id) d
  left join invoicing.credit_memo m on m.company_id = :company and m.credit_memo_id = s.moved_by
  group by s.family_id
),
tax_row as (
  select s.family_id, s.currency, s.rounding_policy, s.rounding_mode, t.category, t.rate, sum(t.base_minor + d.base_minor) as base,
         sum(t.tax_minor + d.tax_minor) as tax,
         (select count(distinct l.charge_id)
          from invoicing.invoice_line l
          join share o on o.invoice_id = l.invoice_id
          where l.company_id = :company
            and o.family_id = s.family_id
            and l.tax_category = t.category
            and l.tax_rate = t.rate) as lines,
         exists (
           select from invoicing.invoice_line l
           join share o on o.invoice_id = l.invoice_id
           where l.company_id = :company
             and o.family_id = s.family_id
             and l.tax_category = t.category
             and l.tax_rate = t.rate
             and l.price_with_tax is not null) as in_prices
  from share s
  join invoicing.invoice_tax t on t.company_id = :company and t.invoice_id = s.invoice_id
  cross join lateral (
    select coalesce(sum(base_minor), 0) as base_minor, coalesce(sum(tax_minor), 0) as tax_minor
    from invoicing.invoice_deduction
    where company_id = :company
      and invoice_id = t.invoice_id
      and category = t.category
      and rate = t.rate) d
  where s.moved_by is null
  group by s.family_id, s.currency, s.rounding_policy, s.rounding_mode, t.category, t.rate
)
select currency, 'draft' as subject_type, family_id::text as subject_id,
       net || ' net, ' || tax || ' tax in ' || last || ' shares' as expected,
       shared_net || ' net, ' || shared_tax || ' tax in ' || members || ' shares' as actual, 'sum of shares' as detail
from family
where shared_net <> net
   or shared_tax <> tax
   or gross <> net + tax
   or gross <> other_gross
   or members <> last
union all
select f.currency, 'draft', f.family_id::text, d.gross_minor::text, f.gross::text, 'the draft that was billed'
from family f
join invoicing.draft d on d.company_id = :company and d.draft_id = f.family_id
where d.gross_minor <> f.gross
union all
select currency, 'draft', family_id::text, round(base * rate / 100)::text, tax::text,
       'tax of ' || category || ' ' || rate || ', ' || rounding_policy || ' ' || rounding_mode
from tax_row
where case
        when in_prices then abs(tax - base * rate / 100) >= greatest(lines, 1) + rate / 100
        when rounding_policy = 'DOCUMENT' and rounding_mode = 'HALF_UP' then tax <> round(base * rate / 100)
        when rounding_policy = 'DOCUMENT' then abs(tax - base * rate / 100) >= 1
        else abs(tax - base * rate / 100) >= greatest(lines, 1)
      end
union all
select s.currency, 'draft', s.family_id::text, min(l.whole_minor)::text, sum(l.net_minor)::text, 'charge ' || l.charge_id
from share s
join invoicing.invoice_line l on l.company_id = :company and l.invoice_id = s.invoice_id
where s.moved_by is null
  and l.charge_id is not null
group by s.currency, s.family_id, l.charge_id
having min(l.whole_minor) is distinct from sum(l.net_minor)
    or max(l.whole_minor) is distinct from sum(l.net_minor)
union all
select s.currency, 'draft', s.family_id::text, coalesce(m.base_minor || ' and tax ' || m.tax_minor, 'nothing'),
       coalesce(t.base_minor || ' and tax ' || t.tax_minor, 'nothing'),
       s.number || ' moved at ' || coalesce(t.category, m.category) || ' ' || coalesce(t.rate, m.rate)
from share s
join (
  invoicing.invoice_tax t
  full join (select * from invoicing.credit_memo_tax where company_id = :company) m
    on m.company_id = t.company_id
   and m.category = t.category
   and m.rate = t.rate
   and exists (select from share o where o.invoice_id = t.invoice_id and o.moved_by = m.credit_memo_id))
  on t.company_id = :company and t.invoice_id = s.invoice_id
  or t.invoice_id is null and m.credit_memo_id = s.moved_by
where s.moved_by is not null
  and (t.base_minor, t.tax_minor) is distinct from (m.base_minor, m.tax_minor)

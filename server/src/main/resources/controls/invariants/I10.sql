-- severity: STOP
-- title: Totals of documents equal their lines and taxes
-- meaning: The net amount is the sum of the lines, the tax is the sum of the tax rows, and each tax row follows from its base by the rounding rule stored on the document; what of a deposit is deducted counts in it; where several pay, I102 asks that of all their shares together.
with line as (
  select invoice_id, sum(net_minor) as net
  from invoicing.invoice_line
  where company_id = :company
  group by invoice_id
),
tax as (
  select invoice_id, sum(base_minor) as base, sum(tax_minor) as tax
  from invoicing.invoice_tax
  where company_id = :company
  group by invoice_id
),
deducted as (
  select invoice_id, category, rate, sum(base_minor) as base_minor, sum(tax_minor) as tax_minor
  from invoicing.invoice_deduction
  where company_id = :company
  group by invoice_id, category, rate
),
tax_row as (
  select i.currency, i.invoice_id, i.number, i.rounding_policy, i.rounding_mode, t.category, t.rate, t.base_minor,
         t.base_minor + coalesce(d.base_minor, 0) as whole_base, t.tax_minor + coalesce(d.tax_minor, 0) as whole_tax,
         coalesce(sum(l.net_minor), 0) as net, count(l.line) as lines,
         coalesce(bool_or(l.price_with_tax is not null), false) as in_prices
  from invoicing.invoice_tax t
  join invoicing.invoice i on i.company_id = t.company_id and i.invoice_id = t.invoice_id
  left join invoicing.invoice_line l on l.company_id = t.company_id and l.invoice_id = t.invoice_id
       and l.tax_category = t.category and l.tax_rate = t.rate
  left join deducted d on d.invoice_id = t.invoice_id and d.category = t.category and d.rate = t.rate
  where t.company_id = :company
  group by i.company_id, i.invoice_id, t.category, t.rate, t.base_minor, t.tax_minor, d.base_minor, d.tax_minor
),
credit_tax as (
  select credit_memo_id, sum(base_minor) as base, sum(tax_minor) as tax
  from invoicing.credit_memo_tax
  where company_id = :company
  group by credit_memo_id
)
select i.currency, 'invoice' as subject_type, i.invoice_id::text as subject_id, coalesce(l.net, 0)::text as expected,
       i.net_minor::text as actual, i.number || ' net' as detail
from invoicing.invoice i
left join line l on l.invoice_id = i.invoice_id
where i.company_id = :company
  and i.net_minor <> coalesce(l.net, 0)
union all
select i.currency, 'invoice', i.invoice_id::text, coalesce(t.tax, 0)::text, i.tax_minor::text, i.number || ' tax'
from invoicing.invoice i
left join tax t on t.invoice_id = i.invoice_id
where i.company_id = :company
  and i.tax_minor <> coalesce(t.tax, 0)
union all
select currency, 'invoice', invoice_id::text, (net_minor + tax_minor)::text, gross_minor::text, number || ' gross'
from invoicing.invoice
where company_id = :company
  and gross_minor <> net_minor + tax_minor
union all
select currency, 'invoice', invoice_id::text, net::text, base_minor::text,
       number || ' base of ' || category || ' ' || rate
from tax_row
where base_minor <> net
union all
select currency, 'invoice', invoice_id::text, round(whole_base * rate / 100)::text, whole_tax::text,
       number || ' tax of ' || category || ' ' || rate || ', ' || rounding_policy || ' ' || rounding_mode
from tax_row
where not exists (select from invoicing.invoice_share s where s.company_id = :company and s.invoice_id = tax_row.invoice_id)
  and case
        when in_prices then abs(whole_tax - whole_base * rate / 100) >= greatest(lines, 1) + rate / 100 -- and I116
        when rounding_policy = 'DOCUMENT' and rounding_mode = 'HALF_UP' then whole_tax <> round(whole_base * rate / 100)
        when rounding_policy = 'DOCUMENT' then abs(whole_tax - whole_base * rate / 100) >= 1
        else abs(whole_tax - whole_base * rate / 100) >= greatest(lines, 1)
      end
union all
select m.currency, 'credit memo', m.credit_memo_id::text, coalesce(t.base, 0)::text, m.net_minor::text, m.number || ' net'
from invoicing.credit_memo m
left join credit_tax t on t.credit_memo_id = m.credit_memo_id
where m.company_id = :company
  and m.net_minor <> coalesce(t.base, 0)
union all
select m.currency, 'credit memo', m.credit_memo_id::text, coalesce(t.tax, 0)::text, m.tax_minor::text, m.number || ' tax'
from invoicing.credit_memo m
left join credit_tax t on t.credit_memo_id = m.credit_memo_id
where m.company_id = :company
  and m.tax_minor <> coalesce(t.tax, 0)
union all
select currency, 'credit memo', credit_memo_id::text, (net_minor + tax_minor)::text, gross_minor::text, number || ' gross'
from invoicing.credit_memo
where company_id = :company
  and gross_minor <> net_minor + tax_minor

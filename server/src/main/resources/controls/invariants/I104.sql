-- severity: STOP
-- title: No deposit is deducted twice
-- meaning: Per tax row, what invoices deducted of a deposit and credit memos gave back is never more than it asked for, and each deduction stands on its invoice as a line of the same amount.
with used as (
  select deposit_id, category, rate, sum(base_minor) as base_minor, sum(tax_minor) as tax_minor
  from (
    select deposit_id, category, rate, base_minor, tax_minor
    from invoicing.invoice_deduction
    where company_id = :company
    union all
    select d.invoice_id, t.category, t.rate, t.base_minor, t.tax_minor
    from invoicing.invoice_deposit d
    join invoicing.credit_memo m on m.company_id = d.company_id and m.invoice_id = d.invoice_id
    join invoicing.credit_memo_tax t on t.company_id = m.company_id and t.credit_memo_id = m.credit_memo_id
    where d.company_id = :company) part
  group by deposit_id, category, rate
)
select i.currency, 'invoice' as subject_type, u.deposit_id::text as subject_id,
       'at most ' || coalesce(t.base_minor, 0) || ' and tax ' || coalesce(t.tax_minor, 0) as expected,
       u.base_minor || ' and tax ' || u.tax_minor as actual, i.number || ' at ' || u.rate as detail
from used u
join invoicing.invoice i on i.company_id = :company and i.invoice_id = u.deposit_id
left join invoicing.invoice_tax t
  on t.company_id = i.company_id
 and t.invoice_id = u.deposit_id
 and t.category = u.category
 and t.rate = u.rate
where u.base_minor > coalesce(t.base_minor, 0)
   or u.tax_minor > coalesce(t.tax_minor, 0)
union all
select i.currency, 'invoice', d.invoice_id::text, d.base_minor::text, coalesce(-l.net_minor, 0)::text,
       i.number || ' deducts at ' || d.rate
from invoicing.invoice_deduction d
join invoicing.invoice i on i.company_id = d.company_id and i.invoice_id = d.invoice_id
left join lateral (
  select sum(net_minor) as net_minor
  from invoicing.invoice_line
  where company_id = d.company_id
    and invoice_id = d.invoice_id
    and deposit_id = d.deposit_id
    and tax_category = d.category
    and tax_rate = d.rate) l on true
where d.company_id = :company
  and d.base_minor <> coalesce(-l.net_minor, 0)

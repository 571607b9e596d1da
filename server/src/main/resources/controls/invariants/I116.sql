-- severity: STOP
-- title: Prices with tax add up to what is to be paid
-- meaning: Where all lines of a tax row were priced with tax, quantities times prices, each line rounded, sum to base and tax: the customer pays the prices. Not asked where several pay or a deposit is deducted; I102 and I103 sum those up.
with line as (
  select l.invoice_id, l.tax_category, l.tax_rate, count(*) as lines,
         sum(round(l.quantity * l.price_with_tax
                   * case
                       when i.currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI',
                                           'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 1
                       when i.currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 1000
                       when i.currency in ('CLF', 'UYW') then 10000
                       else 100
                     end)) as gross_minor
  from invoicing.invoice_line l
  join invoicing.invoice i on i.company_id = l.company_id and i.invoice_id = l.invoice_id
  where l.company_id = :company
  group by l.invoice_id, l.tax_category, l.tax_rate
  having bool_and(l.price_with_tax is not null and l.whole_minor is null)
)
select i.currency, 'invoice' as subject_type, i.invoice_id::text as subject_id, l.gross_minor::text as expected,
       (t.base_minor + t.tax_minor)::text as actual, i.number || ' at ' || t.category || ' ' || t.rate as detail
from line l
join invoicing.invoice i on i.company_id = :company and i.invoice_id = l.invoice_id
join invoicing.invoice_tax t
  on t.company_id = :company
 and t.invoice_id = l.invoice_id
 and t.category = l.tax_category
 and t.rate = l.tax_rate
where case
        when i.rounding_mode = 'HALF_UP' then t.base_minor + t.tax_minor <> l.gross_minor
        else abs(t.base_minor + t.tax_minor - l.gross_minor) > l.lines
      end

-- severity: STOP
-- title: Bank lines to clarify equal the lines that wait
-- meaning: The account of bank lines to clarify is made of exactly the lines that wait for a person, in the currency of each.
with movement as (
  select p.currency, -p.amount_minor as ledger, 0::bigint as lines
  from ledger.posting p
  join ledger.account a on a.company_id = p.company_id and a.number = p.account and a.role = 'LINES_TO_CLARIFY'
  where p.company_id = :company
  union all
  select l.currency, 0, l.amount_minor
  from cashapp.receipt_line l
  join ledger.entry e on e.company_id = l.company_id and e.source_type = 'BANK_LINE' and e.source_id = l.line_id
  where l.company_id = :company
    and l.state = 'UNIDENTIFIED'
    and l.payment_id is null
)
select currency, 'currency' as subject_type, currency::text as subject_id, sum(lines)::text as expected,
       sum(ledger)::text as actual, 'lines that wait, account of bank lines to clarify' as detail
from movement
group by currency
having sum(lines) <> sum(ledger)

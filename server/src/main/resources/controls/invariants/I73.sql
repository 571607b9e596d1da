-- severity: STOP
-- title: Every bank line is on the bank's ledger account exactly once
-- meaning: What payments, returns, refunds, deposits and entries of its own post for a line on the bank's ledger account is the amount of the line, from the opening of the account on. The payments of a collective entry stand for it.
with begun as (
  select distinct on (o.bank_account_id) o.bank_account_id, s.imported_at
  from cashapp.bank_opening o
  join cashapp.bank_statement s on s.company_id = o.company_id and s.statement_id = o.statement_id
  where o.company_id = :company
  order by o.bank_account_id, s.imported_at
),
booked as (
  select line_id, sum(amount_minor) as amount
  from cashapp.bank_booking
  where company_id = :company
    and line_id is not null
    and not absorbed
  group by line_id
)
select l.currency, 'bank line' as subject_type, l.line_id::text as subject_id, l.amount_minor::text as expected,
       coalesce(b.amount, 0)::text as actual, 'line ' || l.ordinal || ' of ' || l.booked_on || ' on the ledger account' as detail
from cashapp.receipt_line l
join cashapp.bank_statement s on s.company_id = l.company_id and s.statement_id = l.statement_id
join begun g on g.bank_account_id = s.bank_account_id and s.imported_at >= g.imported_at
left join booked b on b.line_id = l.line_id
where l.company_id = :company
  and coalesce(b.amount, 0) <> case l.state when 'DETAILED' then 0 else l.amount_minor end

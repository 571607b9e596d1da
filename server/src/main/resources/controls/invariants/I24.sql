-- severity: CLOSE
-- title: Bank statements add up and follow each other
-- meaning: Opening balance and lines make the closing balance, and the next statement begins where the last one ended. Held or released statements and lines that another statement brought first are left out.
with stored as (
  select s.statement_id, s.currency, s.identity, s.opening_minor, s.closing_minor, s.lines,
         count(l.line_id) as stored, coalesce(sum(l.amount_minor), 0) as amount
  from cashapp.bank_statement s
  left join cashapp.receipt_line l
    on l.company_id = s.company_id and l.statement_id = s.statement_id and l.parent_line_id is null
  where s.company_id = :company
    and s.held_code is null
  group by s.company_id, s.statement_id
),
ordered as (
  select statement_id, currency, identity, opening_minor, from_on,
         lag(closing_minor) over account as closed_with, lag(to_on) over account as ended_on,
         held_code is not null or lag(held_code) over account is not null as doubtful
  from cashapp.bank_statement
  where company_id = :company
  window account as (partition by bank_account_id, currency order by from_on, to_on, imported_at)
)
select currency, 'bank statement' as subject_type, statement_id::text as subject_id,
       (opening_minor + amount)::text as expected, closing_minor::text as actual, identity || ' closing balance' as detail
from stored
where stored = lines
  and opening_minor + amount <> closing_minor
union all
select currency, 'bank statement', statement_id::text, closed_with::text, opening_minor::text,
       identity || ' opening balance; the statement before ended on ' || ended_on
from ordered
where not doubtful
  and from_on > ended_on
  and opening_minor <> closed_with

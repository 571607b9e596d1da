-- For each bank account at the end of a day: the latest statement with a balance, what the bank has had since, what the ledger
-- has, and how much of it is on its way: booked and not confirmed by a line, less what a line brought and was booked later.
with account as (
  select bank_account_id, name, currency, ledger_account,
         row_number() over (partition by ledger_account, currency order by bank_account_id) = 1 as first
  from payments.bank_account
  where company_id = :company
    and provider is null
),
statement as (
  select statement_id, bank_account_id, closing_minor, from_on, coalesce(to_on, from_on) as ended_on, imported_at
  from cashapp.bank_statement
  where company_id = :company
    and (held_code is null or released_at is not null)
),
latest as (
  select distinct on (bank_account_id) bank_account_id, statement_id, ended_on, closing_minor
  from statement
  where ended_on <= :day
    and closing_minor is not null
  order by bank_account_id, ended_on desc, from_on desc nulls last, imported_at desc
),
since as (
  select l.bank_account_id,
         sum(case when s.ended_on > l.ended_on and r.booked_on <= :day
                       and (r.booked_on > l.ended_on or r.booked_on < s.from_on) then r.amount_minor
                  when s.ended_on <= l.ended_on and r.booked_on > :day then -r.amount_minor
                  else 0 end) as amount
  from latest l
  join statement s on s.bank_account_id = l.bank_account_id
  join cashapp.receipt_line r on r.company_id = :company and r.statement_id = s.statement_id and r.parent_line_id is null
  group by l.bank_account_id
),
booking as materialized (
  select bank_account_id, entry_id, source_type, posted_on, amount_minor, line_id, line_on, absorbed
  from cashapp.bank_booking
  where company_id = :company
),
booked as (
  select bank_account_id,
         coalesce(sum(amount_minor) filter (where posted_on <= :day), 0) as ledger,
         sum(case when absorbed or source_type in ('BANK_OPENING', 'BANK_OPENING_REPLACED') then 0
                  when posted_on <= :day and (line_id is null or line_on > :day) then amount_minor
                  when posted_on > :day and line_on <= :day then -amount_minor
                  else 0 end) as in_transit
  from booking
  group by bank_account_id
),
foreign_entry as (
  select p.account, p.currency, sum(p.amount_minor) as amount
  from ledger.posting p
  join (select distinct ledger_account from account) a on a.ledger_account = p.account
  where p.company_id = :company
    and p.posted_on <= :day
    and not exists (select from booking b where b.entry_id = p.entry_id)
  group by p.account, p.currency
)
select a.bank_account_id, a.name, a.currency, l.statement_id, l.ended_on as statement_on,
       (l.closing_minor + coalesce(s.amount, 0))::bigint as bank_minor,
       (coalesce(b.ledger, 0) + coalesce(f.amount, 0))::bigint as ledger_minor,
       coalesce(b.in_transit, 0)::bigint as in_transit_minor
from account a
left join latest l on l.bank_account_id = a.bank_account_id
left join since s on s.bank_account_id = a.bank_account_id
left join booked b on b.bank_account_id = a.bank_account_id
left join foreign_entry f on a.first and f.account = a.ledger_account and f.currency = a.currency
order by a.name, a.bank_account_id

-- What keeps a bank account and its ledger account apart: statements that are missing between others, statements whose lines do
-- not make their closing balance, lines the ledger lacks, entries that are no movement of a bank account. The amount is what
-- the bank has more than the ledger.
with statement as (
  select s.statement_id, s.bank_account_id, s.currency, s.identity, s.opening_minor, s.closing_minor, s.lines, s.from_on,
         coalesce(s.to_on, s.from_on) as ended_on, s.imported_at
  from cashapp.bank_statement s
  where s.company_id = :company
    and (s.held_code is null or s.released_at is not null)
    and coalesce(s.to_on, s.from_on) <= :day
    and exists (select
                from cashapp.bank_opening o
                where o.company_id = s.company_id
                  and o.bank_account_id = s.bank_account_id
                  and o.opens_on <= coalesce(s.to_on, s.from_on))
),
chain as (
  select *, lag(closing_minor) over account as closed_with, lag(ended_on) over account as ended_before
  from statement
  window account as (partition by bank_account_id order by from_on, ended_on, imported_at)
),
stored as (
  select s.statement_id, count(l.line_id) as stored, coalesce(sum(l.amount_minor), 0) as amount
  from statement s
  left join cashapp.receipt_line l on l.company_id = :company and l.statement_id = s.statement_id and l.parent_line_id is null
  group by s.statement_id
),
begun as (
  select o.bank_account_id, min(s.imported_at) as imported_at
  from cashapp.bank_opening o
  join cashapp.bank_statement s on s.company_id = o.company_id and s.statement_id = o.statement_id
  where o.company_id = :company
  group by o.bank_account_id
),
booking as materialized (
  select entry_id, line_id, absorbed, amount_minor
  from cashapp.bank_booking
  where company_id = :company
),
booked as (
  select line_id, sum(amount_minor) as amount
  from booking
  where line_id is not null
    and not absorbed
  group by line_id
)
select c.bank_account_id, 'STATEMENT_MISSING' as kind, 'bank statement' as subject_type, c.statement_id::text as subject_id,
       c.currency, (c.opening_minor - c.closed_with)::bigint as amount_minor, c.ended_before as since_on, c.from_on as until_on,
       0::bigint as stored, 0 as lines
from chain c
where c.from_on > c.ended_before
  and c.opening_minor <> c.closed_with
union all
select c.bank_account_id, 'STATEMENT_TOTALS', 'bank statement', c.statement_id::text, c.currency,
       (c.closing_minor - c.opening_minor - s.amount)::bigint, c.from_on, c.ended_on, s.stored, c.lines
from chain c
join stored s on s.statement_id = c.statement_id
where c.opening_minor + s.amount <> c.closing_minor
  and (s.stored = c.lines
       or not exists (select
                      from statement o
                      where o.bank_account_id = c.bank_account_id
                        and o.statement_id <> c.statement_id
                        and o.from_on <= c.ended_on
                        and o.ended_on >= c.from_on))
union all
select s.bank_account_id, 'LINE_NOT_BOOKED', 'bank line', l.line_id::text, l.currency,
       (l.amount_minor - coalesce(b.amount, 0))::bigint, l.booked_on, l.booked_on, 0, l.ordinal
from cashapp.receipt_line l
join cashapp.bank_statement s on s.company_id = l.company_id and s.statement_id = l.statement_id
join begun g on g.bank_account_id = s.bank_account_id and s.imported_at >= g.imported_at
left join booked b on b.line_id = l.line_id
where l.company_id = :company
  and l.booked_on <= :day
  and l.state <> 'DETAILED'
  and coalesce(b.amount, 0) <> l.amount_minor
union all
select (select min(a.bank_account_id::text)::uuid
        from payments.bank_account a
        where a.company_id = :company and a.ledger_account = p.account and a.currency = p.currency and a.provider is null),
       'FOREIGN_ENTRY', 'entry', p.entry_id::text, p.currency, -sum(p.amount_minor)::bigint, p.posted_on, p.posted_on, 0, 0
from ledger.posting p
where p.company_id = :company
  and p.posted_on <= :day
  and p.amount_minor <> 0
  and p.account in (select ledger_account from payments.bank_account where company_id = :company and provider is null)
  and not exists (select from booking b where b.entry_id = p.entry_id)
group by p.entry_id, p.account, p.currency, p.posted_on
order by bank_account_id, since_on, kind, subject_id
limit 500

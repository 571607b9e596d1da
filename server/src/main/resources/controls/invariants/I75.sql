-- severity: STOP
-- title: Traces of ACH entries are unique and below their series
-- meaning: A debit or a refund that left in a NACHA file has a trace no other one has, and the next trace of its originating bank is higher; a debit of ACH that can be collected has one.
with entry as (
  select currency, 'direct debit' as type, debit_id as id, end_to_end_id as number, trace
  from debits.debit
  where company_id = :company
    and trace is not null
  union all
  select currency, 'refund', refund_id, number, trace
  from payments.refund
  where company_id = :company
    and trace is not null
)
select min(currency) as currency, min(type) as subject_type, min(id::text) as subject_id, '1' as expected,
       count(*)::text as actual, 'entries of trace ' || trace as detail
from entry
group by trace
having count(*) > 1
union all
select e.currency, e.type, e.id::text, 'below ' || coalesce(s.next_number, 1), right(e.trace, 7), e.number || ' trace'
from entry e
left join payments.ach_series s on s.company_id = :company and s.originating_bank = left(e.trace, 8)
where right(e.trace, 7)::bigint >= coalesce(s.next_number, 1)
union all
select d.currency, 'direct debit', d.debit_id::text, 'a trace', 'none', d.end_to_end_id || ' handed out'
from debits.debit d
join debits.run r on r.company_id = d.company_id and r.run_id = d.run_id
where d.company_id = :company
  and r.network = 'ACH'
  and r.handed_out_at is not null
  and d.state in ('PENDING', 'COLLECTED', 'RETURNED')
  and d.trace is null

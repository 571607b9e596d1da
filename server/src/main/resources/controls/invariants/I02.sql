-- severity: STOP
-- title: Every journal entry has at least two postings, none of nothing
-- meaning: An entry with one posting or a posting of zero cannot be a double entry.
select null as currency, 'entry' as subject_type, e.entry_id::text as subject_id, 'at least 2' as expected,
       count(p.line)::text as actual, 'postings' as detail
from ledger.entry e
left join ledger.posting p on p.company_id = e.company_id and p.entry_id = e.entry_id
where e.company_id = :company
group by e.entry_id
having count(p.line) < 2
union all
select currency, 'entry', entry_id::text, 'an amount', '0', 'posting ' || line
from ledger.posting
where company_id = :company
  and amount_minor = 0
  and base_minor = 0

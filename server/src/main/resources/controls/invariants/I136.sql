-- severity: STOP
-- title: Every late fee is an open item of its own, under a note with a number of its own
-- meaning: The fees of a note sum to it, each has one open item of the same amount, waivers settle items of late fees and nothing else does it in their name, and the numbers of notes run without a hole.
select n.currency, 'late fees' as subject_type, n.note_id::text as subject_id, n.amount_minor::text as expected,
       coalesce(sum(f.amount_minor), 0)::text as actual, 'sum of the fees of ' || n.number as detail
from latefees.note n
left join latefees.fee f on f.company_id = n.company_id and f.note_id = n.note_id
where n.company_id = :company
group by n.note_id, n.currency, n.amount_minor, n.number
having coalesce(sum(f.amount_minor), 0) <> n.amount_minor
union all
select n.currency, 'late fee', f.fee_id::text, f.amount_minor || ' as late fee ' || f.position,
       coalesce(i.amount_minor || ' as ' || i.kind || ' ' || i.installment, 'no open item'), n.number
from latefees.fee f
join latefees.note n on n.company_id = f.company_id and n.note_id = f.note_id
left join receivables.open_item i on i.company_id = f.company_id and i.open_item_id = f.fee_item_id
where f.company_id = :company
  and (i.open_item_id is null
       or i.kind <> 'LATE_FEE'
       or i.amount_minor <> f.amount_minor
       or i.currency <> n.currency
       or i.customer_id <> n.customer_id
       or i.document_id <> f.note_id
       or i.installment <> f.position)
union all
select i.currency, 'open item', i.open_item_id::text, 'a fee of a note', 'none', i.number
from receivables.open_item i
where i.company_id = :company
  and i.kind = 'LATE_FEE'
  and not exists (select from latefees.fee f where f.company_id = i.company_id and f.fee_item_id = i.open_item_id)
union all
select a.currency, 'allocation', a.allocation_id::text, 'a waiver of its fee', 'none', i.number
from receivables.allocation a
join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
where a.company_id = :company
  and a.kind = 'WAIVER'
  and a.reverses_id is null
  and not exists (select from latefees.waiver w
                  join latefees.fee f on f.company_id = w.company_id and f.fee_id = w.fee_id
                  where w.company_id = a.company_id
                    and w.allocation_id = a.allocation_id
                    and f.fee_item_id = a.open_item_id)
union all
select null, 'series', s.series, 'numbers 1 to ' || s.next_number - 1,
       count(n.note_id) || ' notes, ' || coalesce(min(n.series_number), 0) || ' to ' || coalesce(max(n.series_number), 0),
       'next ' || s.next_number
from latefees.number_series s
left join latefees.note n on n.company_id = s.company_id and n.series = s.series
where s.company_id = :company
group by s.series, s.next_number
having count(n.note_id) <> s.next_number - 1
    or coalesce(max(n.series_number), 0) <> s.next_number - 1

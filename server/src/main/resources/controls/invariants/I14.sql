-- severity: STOP
-- title: Document numbers have no gap and no double
-- meaning: In each series the numbers run from 1 without a hole, and the series knows the next one.
with document as (
  select series, series_number
  from invoicing.invoice
  where company_id = :company
  union all
  select series, series_number
  from invoicing.credit_memo
  where company_id = :company
),
used as (
  select series, count(*) as documents, count(distinct series_number) as numbers, min(series_number) as lowest,
         max(series_number) as highest
  from document
  group by series
)
select null as currency, 'series' as subject_type, coalesce(u.series, s.series) as subject_id,
       case when u.series is null then 'no number taken' else 'numbers 1 to ' || u.documents end as expected,
       case when u.series is null then 'next number ' || s.next_number
            else u.lowest || ' to ' || u.highest || ', next ' || coalesce(s.next_number::text, 'unknown') end as actual,
       coalesce(u.documents, 0) || ' documents' as detail
from used u
full join (select series, next_number
           from invoicing.number_series
           where company_id = :company) s on s.series = u.series
where case when u.series is null then s.next_number <> 1
           else u.lowest <> 1 or u.highest <> u.documents or u.numbers <> u.documents
                or s.next_number is distinct from u.highest + 1 end

-- severity: CLOSE
-- title: Numbers rise with the time of posting
-- meaning: In each series a document with a higher number was not posted earlier.
with document as (
  select series, series_number, number, posted_at
  from invoicing.invoice
  where company_id = :company
  union all
  select series, series_number, number, posted_at
  from invoicing.credit_memo
  where company_id = :company
),
ordered as (
  select number, posted_at, lag(posted_at) over (partition by series order by series_number) as posted_before
  from document
)
select null as currency, 'document' as subject_type, number as subject_id, 'not before ' || posted_before as expected,
       posted_at::text as actual, 'moment of posting' as detail
from ordered
where posted_at < posted_before

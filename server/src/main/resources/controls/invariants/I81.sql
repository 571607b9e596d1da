-- severity: CLOSE
-- title: Nobody waives a document alone
-- meaning: Each waiver was asked for before by somebody else, and each required document stands where its latest step led.
select null as currency, 'required document' as subject_type, w.required_id::text as subject_id, 'asked for by another person' as expected,
       'waived by ' || w.recorded_by as actual, 'waiver' as detail
from documents.required_step w
where w.company_id = :company
  and w.what = 'WAIVED'
  and not exists (
    select from documents.required_step asked
    where asked.company_id = w.company_id
      and asked.required_id = w.required_id
      and asked.what = 'WAIVER_ASKED'
      and asked.step < w.step
      and asked.recorded_by <> w.recorded_by
      and not exists (
        select from documents.required_step undone
        where undone.company_id = asked.company_id
          and undone.required_id = asked.required_id
          and undone.what in ('WAIVER_REFUSED', 'RECEIVED')
          and undone.step > asked.step
          and undone.step < w.step))
union all
select null, 'required document', q.required_id::text, latest.what, q.state, 'state and latest step'
from documents.required_document q
join lateral (
  select s.what
  from documents.required_step s
  where s.company_id = q.company_id
    and s.required_id = q.required_id
    and s.what not like 'WAIVER%'
  order by s.step desc
  limit 1) latest on latest.what <> q.state
where q.company_id = :company

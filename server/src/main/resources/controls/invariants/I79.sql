-- severity: STOP
-- title: Every supporting document is there
-- meaning: A document that was not erased has its bytes in their full length; one that was erased has none, and was not on legal hold.
select null as currency, 'document' as subject_type, d.document_id::text as subject_id, d.size || ' bytes' as expected,
       coalesce(octet_length(c.content) || ' bytes', 'none') as actual, 'bytes of the document' as detail
from documents.document d
left join documents.content c on c.company_id = d.company_id and c.sha256 = d.sha256
where d.company_id = :company
  and d.erased_on is null
  and octet_length(c.content) is distinct from d.size
union all
select null, 'document', d.document_id::text, 'no bytes', 'bytes', 'erased on ' || d.erased_on
from documents.document d
join documents.content c on c.company_id = d.company_id and c.sha256 = d.sha256
where d.company_id = :company
  and d.erased_on is not null
  and not exists (
    select from documents.document same
    where same.company_id = d.company_id
      and same.sha256 = d.sha256
      and same.erased_on is null)
union all
select null, 'document', d.document_id::text, 'kept', 'erased on ' || d.erased_on, 'legal hold'
from documents.document d
join lateral (
  select h.held
  from documents.hold_step h
  where h.company_id = d.company_id
    and h.document_id = d.document_id
  order by h.step desc
  limit 1) latest on latest.held
where d.company_id = :company
  and d.erased_on is not null

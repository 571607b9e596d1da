-- severity: CLOSE
-- title: Who accepted to pay can be shown
-- meaning: Every acknowledgement is of the customer it was written for, and the document kept with it is the very one that was signed.
select null as currency, 'acknowledgement' as subject_type, a.acknowledgement_id::text as subject_id,
       encode(a.document_sha256, 'hex') as expected, coalesce(encode(d.sha256, 'hex'), 'no document') as actual,
       a.way || ', signed ' || a.signed_on as detail
from onboarding.acknowledgement a
join onboarding.request r on r.company_id = a.company_id and r.request_id = a.request_id
left join documents.document d on d.company_id = a.company_id and d.document_id = a.document_id
left join onboarding.acknowledgement_end e
  on e.company_id = a.company_id and e.acknowledgement_id = a.acknowledgement_id
where a.company_id = :company
  and (d.sha256 is distinct from a.document_sha256
       or a.way = 'LINK' and a.document_sha256 <> r.sha256
       or a.customer_id <> r.customer_id
       or e.ended_on < a.signed_on)

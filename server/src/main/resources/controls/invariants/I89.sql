-- severity: CLOSE
-- title: Every version of a contract is signed, and the signed document is the one that is kept
-- meaning: Each version has a signature whose hash is that of its document, and, signed by link, that of the offer, whose terms it has.
select null as currency, 'contract' as subject_type, v.contract_id::text as subject_id,
       'signed with hash ' || coalesce(encode(s.sha256, 'hex'), 'none') as expected,
       'document with hash ' || coalesce(encode(d.sha256, 'hex'), 'none') as actual, 'version ' || v.version as detail
from contracts.contract_version v
left join contracts.signature s
  on s.company_id = v.company_id and s.contract_id = v.contract_id and s.version = v.version
left join documents.document d on d.company_id = s.company_id and d.document_id = s.document_id
left join contracts.offer o on o.company_id = s.company_id and o.offer_id = s.offer_id
where v.company_id = :company
  and (s.version is null
       or d.sha256 is distinct from s.sha256
       or s.way = 'LINK' and (o.sha256 is distinct from s.sha256
                              or o.terms is distinct from v.terms
                              or o.effective_on is distinct from v.effective_on
                              or o.ends_on is distinct from v.ends_on
                              or o.contract_id is distinct from v.contract_id))

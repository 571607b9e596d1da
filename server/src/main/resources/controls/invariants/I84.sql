-- severity: CLOSE
-- title: No invoice was posted over a finding
-- meaning: The check a posted draft stands by found no error, and somebody acknowledged each of its warnings.
select d.currency, 'draft' as subject_type, d.draft_id::text as subject_id, 'mended or acknowledged' as expected,
       f.severity as actual, f.rule || ': ' || f.sentence as detail
from invoicing.draft d
join scrubber.finding f
  on f.company_id = d.company_id
 and f.check_id = d.check_id
 and f.draft_id = d.draft_id
where d.company_id = :company
  and d.state = 'POSTED'
  and (f.severity = 'BLOCK'
       or f.severity = 'WARN'
      and not exists (
            select from scrubber.acknowledgement a
            where a.company_id = f.company_id
              and a.draft_id = f.draft_id
              and a.rule = f.rule
              and a.words = sha256(convert_to(f.sentence, 'UTF8'))))

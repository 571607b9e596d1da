-- severity: CLOSE
-- title: Nobody changed a rule or let a warning pass unseen
-- meaning: Each change of a rule's severity and each acknowledgement is an event of the audit log.
select null as currency, 'rule change' as subject_type, c.change_id::text as subject_id, 'an audit event' as expected,
       'none' as actual, c.rule || coalesce(' to ' || c.severity, ' taken back') as detail
from scrubber.rule_change c
where c.company_id = :company
  and not exists (
    select from audit.event e
    where e.company_id = c.company_id
      and e.subject_type = 'check rule'
      and e.subject_id = c.change_id)
union all
select null, 'draft', a.draft_id::text, 'an audit event', 'none', a.rule || ' acknowledged by ' || a.acknowledged_by
from scrubber.acknowledgement a
where a.company_id = :company
  and not exists (
    select from audit.event e
    where e.company_id = a.company_id
      and e.subject_type = 'draft'
      and e.subject_id = a.draft_id
      and e.command = 'finding.acknowledge')

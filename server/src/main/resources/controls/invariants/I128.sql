-- severity: STOP
-- title: Every reminder that went out is proved
-- meaning: It was claimed before it was sent, the contact rules allowed it, and it counts as a contact with its customer.
select n.currency, 'reminder' as subject_type, n.notice_id::text as subject_id, 'claim, permission, contact' as expected,
       concat_ws(', ', case when s.notice_id is null then 'no claim' end, case when v.allowed is null then 'no permission' end,
                 case when t.touch_id is null then 'no contact' end) as actual, n.number as detail
from collections.notice n
left join collections.notice_step s on s.company_id = n.company_id and s.notice_id = n.notice_id and s.state = 'SENDING'
left join lateral (select true as allowed
                   from collections.contact_verdict v
                   where v.company_id = n.company_id and v.notice_id = n.notice_id and v.allowed
                   limit 1) v on true
left join collections.touch t on t.company_id = n.company_id and t.notice_id = n.notice_id
where n.company_id = :company
  and n.state = 'SENT'
  and (s.notice_id is null or v.allowed is null or t.touch_id is null)

-- severity: STOP
-- title: A rule settles by itself only while it is promoted
-- meaning: At each automatic decision the rule stood as promoted and nothing spoke against it; a suspended rule posts nothing more.
select p.currency, 'payment' as subject_type, d.payment_id::text as subject_id, 'PROMOTED, nothing against it' as expected,
       concat_ws(', ', stood.state, nullif(array_to_string(e.guards, ', '), '')) as actual,
       p.number || ' by rule ' || d.rule as detail
from cashapp.match_decision d
join cashapp.match_evidence e on e.company_id = d.company_id and e.decision_id = d.decision_id
join payments.payment p on p.company_id = d.company_id and p.payment_id = d.payment_id
left join lateral (select state
                   from cashapp.rule_change c
                   where c.company_id = d.company_id
                     and c.rule = d.rule
                     and c.rule_version = d.rule_version
                     and (c.changed_at, c.change_id) < (d.decided_at, d.decision_id)
                   order by c.changed_at desc, c.change_id desc
                   limit 1) change on true
cross join lateral (select coalesce(change.state,
                                    case when d.rule in ('stated', 'installments', 'advice', 'CA-1', 'CA-2') then 'PROMOTED'
                                         else 'SUGGEST' end) as state) stood
where d.company_id = :company
  and d.outcome = 'AUTO'
  and (stood.state <> 'PROMOTED' or e.rule_state <> 'PROMOTED' or cardinality(e.guards) > 0)

-- Where each rule stands: its last change of state, and its cases since it last began to suggest anew. Of one payment only
-- the latest outcome counts.
with change as (
  select distinct on (rule, rule_version) rule, rule_version, state, changed_by
  from cashapp.rule_change
  where company_id = :company
  order by rule, rule_version, changed_at desc, change_id desc
),
anew as (
  select distinct on (rule, rule_version) rule, rule_version, changed_at, change_id
  from cashapp.rule_change
  where company_id = :company
    and state = 'SUGGEST'
  order by rule, rule_version, changed_at desc, change_id desc
),
latest as (
  select distinct on (o.rule, o.rule_version, o.payment_id) o.rule, o.rule_version, o.is_case, o.is_right, o.wrong_customer
  from cashapp.match_outcome o
  left join anew a on a.rule = o.rule and a.rule_version = o.rule_version
  where o.company_id = :company
    and (a.change_id is null or (o.recorded_at, o.outcome_id) > (a.changed_at, a.change_id))
  order by o.rule, o.rule_version, o.payment_id, o.outcome_id desc
),
tally as (
  select rule, rule_version, count(*) as cases, count(*) filter (where not is_right) as errors,
         count(*) filter (where wrong_customer) as wrong_customers
  from latest
  where is_case
  group by rule, rule_version
)
select coalesce(c.rule, t.rule) as rule, coalesce(c.rule_version, t.rule_version) as rule_version, c.state, c.changed_by,
       coalesce(t.cases, 0) as cases, coalesce(t.errors, 0) as errors, coalesce(t.wrong_customers, 0) as wrong_customers
from change c
full join tally t on t.rule = c.rule and t.rule_version = c.rule_version

-- severity: CLOSE
-- title: A promotion rests on the cases it names
-- meaning: A rule was promoted by a person on at least 500 confirmed cases with a bound of at least 99.5 % and no wrong customer; counted again, its cases at that moment are those written down.
select null as currency, 'rule change' as subject_type, c.change_id::text as subject_id,
       concat_ws(', ', counted.cases || ' cases', counted.errors || ' errors', counted.wrong_customers || ' wrong customers') as expected,
       concat_ws(', ', c.cases || ' cases', c.errors || ' errors', c.wrong_customers || ' wrong customers', 'bound ' || c.bound,
                 c.changed_by) as actual,
       'promotion of ' || c.rule as detail
from cashapp.rule_change c
left join lateral (select s.changed_at, s.change_id
                   from cashapp.rule_change s
                   where s.company_id = c.company_id
                     and s.rule = c.rule
                     and s.rule_version = c.rule_version
                     and s.state = 'SUGGEST'
                     and (s.changed_at, s.change_id) < (c.changed_at, c.change_id)
                   order by s.changed_at desc, s.change_id desc
                   limit 1) anew on true
cross join lateral (select count(*) as cases, count(*) filter (where not latest.is_right) as errors,
                           count(*) filter (where latest.wrong_customer) as wrong_customers
                    from (select distinct on (o.payment_id) o.is_case, o.is_right, o.wrong_customer
                          from cashapp.match_outcome o
                          where o.company_id = c.company_id
                            and o.rule = c.rule
                            and o.rule_version = c.rule_version
                            and (o.recorded_at, o.outcome_id) < (c.changed_at, c.change_id)
                            and (anew.change_id is null or (o.recorded_at, o.outcome_id) > (anew.changed_at, anew.change_id))
                          order by o.payment_id, o.outcome_id desc) latest
                    where latest.is_case) counted
where c.company_id = :company
  and c.state = 'PROMOTED'
  and (c.cases < 500 or c.bound < 0.995 or c.wrong_customers > 0 or c.changed_by not like 'PERSON:%'
       or (c.cases, c.errors, c.wrong_customers) <> (counted.cases, counted.errors, counted.wrong_customers))

-- severity: CLOSE
-- title: What may have come twice is settled by people only
-- meaning: A payment flagged as a possible duplicate or what it was exchanged into, is settled by no rule alone, unless a person said before that it is fine.
select p.currency, 'payment' as subject_type, p.payment_id::text as subject_id, 'settled by a person' as expected,
       'rule ' || a.rule as actual, p.number as detail
from cashapp.payment_flag f
join payments.payment p on p.company_id = f.company_id and p.payment_id = f.payment_id
left join payments.payment_exchange x
  on x.company_id = f.company_id and x.from_payment_id = f.payment_id and x.reverses_id is null
join receivables.allocation a
  on a.company_id = f.company_id and a.payment_id in (f.payment_id, x.to_payment_id) and a.recorded_at > f.raised_at
where f.company_id = :company
  and f.rule = 'DUPLICATE'
  and a.reverses_id is null
  and a.rule <> 'manual'
  and a.rule not like 'accepted:%'
  and not exists (select
                  from cashapp.flag_decision d
                  where d.company_id = f.company_id
                    and d.flag_id = f.flag_id
                    and d.verdict = 'FINE'
                    and d.decided_at <= a.recorded_at)

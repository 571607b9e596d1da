-- severity: STOP
-- title: What came with a payment goes with it
-- meaning: Discounts, bank charges, small differences and credits taken along by a payment stand only while the payment itself settles something.
select a.currency, 'allocation' as subject_type, a.allocation_id::text as subject_id, 'taken back with the payment' as expected,
       a.amount_minor::text as actual, a.kind || ' beside ' || p.number as detail
from receivables.allocation a
join payments.payment p on p.company_id = a.company_id and p.payment_id = a.granted_with_id
where a.company_id = :company
  and a.granted_with_id is not null
  and a.reverses_id is null
  and not exists (select from receivables.allocation r where r.company_id = a.company_id and r.reverses_id = a.allocation_id)
  and not exists (select
                  from receivables.allocation paid
                  where paid.company_id = a.company_id
                    and paid.payment_id = a.granted_with_id
                    and paid.reverses_id is null
                    and not exists (select
                                    from receivables.allocation r
                                    where r.company_id = paid.company_id
                                      and r.reverses_id = paid.allocation_id))

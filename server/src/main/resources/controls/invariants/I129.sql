-- severity: CLOSE
-- title: What is promised is kept out of dunning while the promise is open
-- meaning: Each part of an open promise is suspended without an end, for its amount; of a promise that was decided, cancelled or replaced nothing is suspended any more.
with span as (
  select s.open_item_id, s.holder_id, s.amount_minor
  from receivables.suspension_span s
  where s.company_id = :company
    and s.reason = 'PROMISE'
    and s.until_on is null
), part as (
  select p.promise_id, p.open_item_id, p.amount_minor, s.currency
  from promises.part p
  join promises.standing s on s.company_id = p.company_id and s.promise_id = p.promise_id
  where p.company_id = :company
    and s.state in ('PENDING', 'AWAITING_BANK_DATA')
)
select p.currency, 'promise' as subject_type, coalesce(p.promise_id, s.holder_id)::text as subject_id,
       coalesce(p.amount_minor::text, 'nothing') as expected, coalesce(s.amount_minor::text, 'nothing') as actual,
       'item ' || coalesce(p.open_item_id, s.open_item_id) as detail
from part p
full join span s on s.holder_id = p.promise_id and s.open_item_id = p.open_item_id
where s.amount_minor is distinct from p.amount_minor

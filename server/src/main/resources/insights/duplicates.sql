-- Pairs of customers that look like one: each key of a customer once, then all pairs that share a key. A key that many share,
-- such as a mailbox of an agency, says nothing. Group members are no duplicates.
with customer as (
  select company_id, customer_id, name, tax_id, postal_code
  from customers.customer
  where company_id = :company
    and archived_on is null
    and merged_into is null
), key as (
  select customer_id, 'TAX_ID' as why, upper(regexp_replace(tax_id, '[^[:alnum:]]', '', 'g')) as value
  from customer
  union
  select c.customer_id, 'IBAN', m.iban
  from customer c
  join payments.mandate m on m.company_id = c.company_id and m.customer_id = c.customer_id
  union
  select c.customer_id, 'IBAN', s.value
  from customer c
  join onboarding.item_step s on s.company_id = c.company_id and s.customer_id = c.customer_id
  where s.item = 'BANK'
    and s.settled
  union
  select c.customer_id, 'EMAIL', lower(k.email)
  from customer c
  join customers.contact k on k.company_id = c.company_id and k.customer_id = c.customer_id
  where k.removed_on is null
  union
  select customer_id, 'NAME',
         regexp_replace(
           regexp_replace(lower(name), '\m(gmbh|mbh|ag|kg|co|ug|se|inc|llc|ltd|limited|corp|corporation|ab|sa|sl|bv|srl|plc)\M',
                          '', 'g'),
           '[^[:alnum:]]', '', 'g')
           || '|' || upper(regexp_replace(postal_code, '[^[:alnum:]]', '', 'g'))
  from customer
  where postal_code <> ''
), shared as (
  select why, value
  from key
  where length(value) > 3
    and value !~ '^[|]'
  group by why, value
  having count(*) between 2 and :most
)
select f.customer_id as first_id, s.customer_id as second_id, array_agg(distinct f.why order by f.why) as reasons
from shared
join key f using (why, value)
join key s on s.why = f.why and s.value = f.value and s.customer_id > f.customer_id
join customers.customer a on a.company_id = :company and a.customer_id = f.customer_id
join customers.customer b on b.company_id = :company and b.customer_id = s.customer_id
where a.parent_id is distinct from b.customer_id
  and b.parent_id is distinct from a.customer_id
group by f.customer_id, s.customer_id
order by count(distinct f.why) desc, f.customer_id, s.customer_id
limit :limit

-- How many customers are being onboarded, and of how many active ones something required is open again.
with customer as (
  select customer_id, kind
  from customers.customer
  where company_id = :company
    and archived_on is null
    and merged_into is null
), begun as (
  select customer_id
  from (select distinct on (customer_id) customer_id, kind
        from onboarding.step
        where company_id = :company
        order by customer_id, step desc) latest
  where kind = 'BEGUN'
), required as (
  select distinct on (item) item, required_of
  from onboarding.checklist_change
  where company_id = :company
  order by item, version desc
), open_again as (
  select customer_id, item
  from (select distinct on (customer_id, item) customer_id, item, settled
        from onboarding.item_step
        where company_id = :company
        order by customer_id, item, step desc) latest
  where not settled
)
select (select count(*)
        from customer
        join begun using (customer_id)) as waiting,
       (select count(distinct customer_id)
        from customer
        join open_again using (customer_id)
        join required using (item)
        where kind = any (required_of)
          and customer_id not in (select customer_id from begun)) as renew

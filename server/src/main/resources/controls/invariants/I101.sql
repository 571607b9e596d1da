-- severity: CLOSE
-- title: Nothing goes to an address that is known to be bad
-- meaning: After an address was marked and before it was mended nothing was sent to it; a mail under way within ten minutes aside.
select null::text as currency, 'delivery' as subject_type, d.delivery_id::text as subject_id, 'not sent' as expected,
       'sent ' || n.happened_at as actual, 'address marked ' || b.marked_at as detail
from delivery.bad_address b
join delivery.delivery d on d.company_id = b.company_id and d.address = b.address
join delivery.news n on n.company_id = d.company_id and n.delivery_id = d.delivery_id and n.kind = 'SENT'
where b.company_id = :company
  and n.happened_at > b.marked_at + interval '10 minutes'
  and (b.mended_at is null or n.happened_at < b.mended_at)

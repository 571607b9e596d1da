-- severity: CLOSE
-- title: A debit memo charges more on an invoice
-- meaning: What a debit memo debits is no deposit and no debit memo, of the same customer or one merged into it, in the same currency, and not dated after it.
select m.currency, 'invoice' as subject_type, m.invoice_id::text as subject_id,
       'an earlier invoice of the same customer' as expected,
       case when d.debited_id is not null then 'a debit memo'
            when p.invoice_id is not null then 'a deposit'
            when d.currency <> m.currency then 'in ' || d.currency
            when d.invoice_on > m.invoice_on then 'dated ' || d.invoice_on
            else 'of another customer' end as actual,
       m.number as detail
from invoicing.invoice m
join invoicing.invoice d on d.company_id = m.company_id and d.invoice_id = m.debited_id
left join invoicing.invoice_deposit p on p.company_id = d.company_id and p.invoice_id = d.invoice_id
where m.company_id = :company
  and (d.debited_id is not null or p.invoice_id is not null or d.currency <> m.currency
       or d.invoice_on > m.invoice_on
       or d.customer_id <> m.customer_id
          and not exists (
            select from customers.merge g
            where g.company_id = m.company_id and g.merged_id = d.customer_id and g.survivor_id = m.customer_id))

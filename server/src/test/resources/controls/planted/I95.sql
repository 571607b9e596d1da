-- names: #a
insert into customers.customer (company_id, customer_id, number, name, kind, language, currency, terms, delivery, standing,
                                country, created_at)
values (#c, #b1, 'C-9', 'Ada again', 'PERSON', 'en', 'EUR', 'NET 30', 'NONE', 'GOOD', 'DE', '2026-01-01');
update customers.customer
set merged_into = #b1
where company_id = #c
  and customer_id = #a;

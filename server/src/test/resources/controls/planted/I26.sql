-- names: #91
insert into providers.attempt (company_id, attempt_id, method_id, customer_id, provider, currency, amount_minor, state, made_at,
                               made_by, unknown_since)
values (#c, #91, #90, #a, 'sandbox', 'EUR', 100, 'UNKNOWN', '2020-01-01', 'SYSTEM', '2020-01-01');

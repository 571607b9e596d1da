-- names: #93
insert into providers.attempt (company_id, attempt_id, method_id, customer_id, provider, currency, amount_minor, state, made_at,
                               made_by)
values (#c, #93, #90, #a, 'sandbox', 'EUR', 100, 'PENDING', '2026-01-20', 'SYSTEM');
insert into providers.attempt_item (company_id, attempt_id, open_item_id, amount_minor) values (#c, #93, #12, 100);

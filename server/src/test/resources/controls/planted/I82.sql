-- names: #9e
insert into payments.payment (company_id, payment_id, number, customer_id, method, currency, amount_minor, base_minor,
                              received_on, bank_account_id, source, source_id, recorded_at, recorded_by)
values (#c, #9d, 'PAY-2026-000010', #a, 'CHECK', 'USD', 600, 499, '2026-01-11', #b, 'exchange', #9e::text, '2026-01-11',
        'SYSTEM');
insert into payments.payment_exchange (company_id, exchange_id, from_payment_id, to_payment_id, from_currency, from_minor,
                                       to_currency, to_minor, base_minor, effective_on, rule, recorded_at, recorded_by)
values (#c, #9e, #22, #9d, 'EUR', 500, 'USD', 600, 500, '2026-01-11', 'manual', '2026-01-11', 'SYSTEM');

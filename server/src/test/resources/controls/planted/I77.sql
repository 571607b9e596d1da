-- names: EUR
insert into payments.bank_account (company_id, bank_account_id, name, currency, ledger_account, provider)
values (#c, #8b, 'Clearing account of sandbox', 'EUR', '1000', 'sandbox');
insert into payments.payment (company_id, payment_id, number, customer_id, method, currency, amount_minor, base_minor,
                              received_on, bank_account_id, source, source_id, recorded_at, recorded_by)
values (#c, #92, 'PAY-2026-000009', #a, 'CARD', 'EUR', 300, 300, '2026-01-10', #8b, 'online-payment:sandbox', 'sbx_1',
        '2026-01-10', 'SYSTEM');

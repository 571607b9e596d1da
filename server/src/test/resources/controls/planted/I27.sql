-- names: #81
insert into payments.taken_by_hand (company_id, payment_id, check_number) values (#c, #21, '4711');
insert into payments.deposit (company_id, deposit_id, number, bank_account_id, currency, amount_minor, base_minor, deposited_on,
                              recorded_at, recorded_by)
values (#c, #81, 'DEP-2026-000001', #b, 'EUR', 9000, 9000, '2026-01-14', '2026-01-14', 'SYSTEM');
insert into payments.deposit_payment (company_id, deposit_id, payment_id) values (#c, #81, #21);

-- names: #1a
insert into promises.promise (company_id, promise_id, customer_id, currency, amount_minor, made_on, promised_on, grace_days,
                              tolerance_days, channel, promised_by, recorded_at, recorded_by)
values (#c, #1a, #a, 'EUR', 7000, '2026-02-10', '2026-02-20', 2, 10, 'PHONE', 'Ada', '2026-02-10', 'SYSTEM');
insert into promises.part (company_id, promise_id, open_item_id, amount_minor) values (#c, #1a, #12, 6900);

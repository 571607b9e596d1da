-- names: #91
insert into latefees.note (company_id, note_id, series, series_number, number, customer_id, month, note_on, currency,
                           amount_minor, recorded_at, recorded_by)
values (#c, #91, 'LF-2026', 1, 'LF-2026-000001', #a, '2026-01', '2026-02-01', 'EUR', 500, '2026-02-01', 'SYSTEM');
insert into latefees.number_series (company_id, series, next_number) values (#c, 'LF-2026', 2);

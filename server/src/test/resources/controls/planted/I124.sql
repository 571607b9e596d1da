-- names: 'DSP-2026'
insert into disputes.number_series (company_id, series, next_number) values (#c, 'DSP-2026', 3);

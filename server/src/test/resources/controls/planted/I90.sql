-- names: #b1
insert into einvoices.verdict (company_id, sha256, rules, fatal, findings, checked_at)
values (#c, sha256('refused'), 'EN16931 1.3.15', 1, '[]', '2026-01-02');
insert into einvoices.edition (company_id, edition_id, subject_type, subject_id, customer_id, form, buyer_version, sha256,
                               rules, made_at, made_by)
values (#c, #b1, 'INVOICE', #b2, #a, 'FACTUR_X', 1, sha256('refused'), 'EN16931 1.3.15', '2026-01-02', 'SYSTEM');

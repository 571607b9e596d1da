-- names: #b1
insert into onboarding.request (company_id, request_id, customer_id, payer, language, wording, text, sha256, expires_at, made_at,
                                made_by)
values (#c, #b2, #a, 'Ada', 'en', 0, 'I pay.', sha256('I pay.'), '2026-02-01', '2026-01-02', 'SYSTEM');
insert into documents.document (company_id, document_id, kind, name, type, sha256, size, uploaded_on, uploaded_at, uploaded_by)
values (#c, #b3, 'ACKNOWLEDGEMENT', 'a.txt', 'TEXT', sha256('I do not pay.'), 13, '2026-01-02', '2026-01-02', 'SYSTEM');
insert into onboarding.acknowledgement (company_id, acknowledgement_id, customer_id, request_id, way, signer, signed_on,
                                        document_id, document_sha256, recorded_at, recorded_by)
values (#c, #b1, #a, #b2, 'LINK', 'Ada', '2026-01-02', #b3, sha256('I pay.'), '2026-01-02', 'SYSTEM');

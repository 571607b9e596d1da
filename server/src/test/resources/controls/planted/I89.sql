-- names: #91
insert into contracts.contract_version (company_id, contract_id, version, effective_on, terms, recorded_at, recorded_by)
values (#c, #91, 1, '2026-01-01', '{"text": "", "lines": []}', '2026-01-01', 'SYSTEM');
insert into contracts.signature (company_id, contract_id, version, way, signer, signed_on, sha256, document_id, recorded_at,
                                 recorded_by)
values (#c, #91, 1, 'PAPER', 'Ada', '2026-01-01', '\x01', #95, '2026-01-01', 'SYSTEM');

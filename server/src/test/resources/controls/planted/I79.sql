-- names: #81
insert into documents.document (company_id, document_id, kind, name, type, sha256, size, uploaded_on, uploaded_at, uploaded_by)
values (#c, #81, 'TIMESHEET', 'hours.pdf', 'PDF', '\x00', 7, '2026-01-05', '2026-01-05', 'SYSTEM');

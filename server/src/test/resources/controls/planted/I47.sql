-- names: #91
insert into platform.job (company_id, job_id, kind, title, subject_id, page, state, started_by, created_at, beat_at)
values (#c, #91, 'import', 'Import', #5f, 'bank', 'RUNNING', 'SYSTEM', now() - interval '1 hour', now() - interval '20 minutes');

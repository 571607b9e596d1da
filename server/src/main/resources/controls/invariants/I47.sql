-- severity: WARN
-- title: No job runs without a heartbeat
-- meaning: A running job showed life within the last 15 minutes.
select null as currency, 'job' as subject_type, job_id::text as subject_id, 'a beat within 15 minutes' as expected,
       'last beat ' || coalesce(beat_at, created_at) as actual, title as detail
from platform.job
where company_id = :company
  and state = 'RUNNING'
  and coalesce(beat_at, created_at) < cast(:now as timestamptz) - interval '15 minutes'

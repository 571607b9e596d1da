-- severity: CLOSE
-- title: Numbers of disputes have no gap
-- meaning: In each series there are as many disputes as its highest number says, and the next number follows it.
select null as currency, 'series' as subject_type, s.series as subject_id, (s.next_number - 1)::text as expected,
       count(d.dispute_id)::text as actual, 'highest ' || coalesce(max(d.series_number), 0) as detail
from disputes.number_series s
left join disputes.dispute d on d.company_id = s.company_id and d.series = s.series
where s.company_id = :company
group by s.series, s.next_number
having count(d.dispute_id) <> s.next_number - 1
    or coalesce(max(d.series_number), 0) <> s.next_number - 1

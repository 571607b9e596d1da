-- severity: STOP
-- title: No reminder went out of what was paid or suspended, and levels only rise
-- meaning: When a reminder was sent, each item was open with what was demanded and not suspended; nobody hears a lower level, or the same once more.
with sent as (
  select n.notice_id, n.number, n.currency, begun.at as begun_at, l.open_item_id, l.level, l.place, l.amount_minor,
         i.amount_minor as posted_minor
  from collections.notice n
  join collections.notice_step begun
    on begun.company_id = n.company_id and begun.notice_id = n.notice_id and begun.state = 'SENDING'
  join collections.notice_item l on l.company_id = n.company_id and l.notice_id = n.notice_id and l.left_out is null
  join receivables.open_item i on i.company_id = l.company_id and i.open_item_id = l.open_item_id
  where n.company_id = :company
    and n.state = 'SENT'
)
select s.currency, 'reminder' as subject_type, s.notice_id::text as subject_id, 'at least ' || s.amount_minor || ' open' as expected,
       (s.posted_minor - sum(a.amount_minor))::text as actual, s.number || ': paid before it was sent' as detail
from sent s
join receivables.allocation a
  on a.company_id = :company and a.open_item_id = s.open_item_id and a.recorded_at < s.begun_at
where s.amount_minor > 0
group by s.notice_id, s.number, s.currency, s.open_item_id, s.amount_minor, s.posted_minor
having s.posted_minor - sum(a.amount_minor) < s.amount_minor
union all
select s.currency, 'reminder', s.notice_id::text, 'not suspended', p.reason, s.number || ': suspended when it was sent'
from sent s
join platform.company c on c.company_id = :company
join receivables.suspension_span p on p.company_id = :company and p.open_item_id = s.open_item_id
where p.amount_minor is null
  and p.begun_at < s.begun_at
  and p.from_on <= (s.begun_at at time zone c.zone)::date
  and (p.until_on is null or p.until_on > (s.begun_at at time zone c.zone)::date)
union all
select s.currency, 'reminder', s.notice_id::text, 'above level ' || before.level, 'level ' || s.level,
       s.number || ': a level that went out before'
from sent s
join sent before on before.open_item_id = s.open_item_id and before.begun_at < s.begun_at and before.place = 'STEPS'
where s.place = 'STEPS'
  and s.level <= before.level

-- names: #12
insert into receivables.suspension (company_id, suspension_id, open_item_id, reason, holder_id, amount_minor, from_on,
                                    begun_at, begun_by)
values (#c, #91, #12, 'DISPUTE', #90, 100000000, '2026-01-20', '2026-01-20', 'SYSTEM'),
       (#c, #92, #12, 'DISPUTE', #90, 100000000, '2026-01-20', '2026-01-20', 'SYSTEM');

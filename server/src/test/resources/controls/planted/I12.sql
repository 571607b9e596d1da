-- names: #12
call public.drop_checks('receivables.open_item');
update receivables.open_item set open_minor = -1 where open_item_id = #12;

-- names: #12
call public.drop_checks('receivables.open_item');
update receivables.open_item set amount_minor = 4999 where open_item_id = #12;

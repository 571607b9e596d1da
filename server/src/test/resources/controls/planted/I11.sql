-- names: #11
update receivables.open_item set open_minor = 7000 where open_item_id = #12;

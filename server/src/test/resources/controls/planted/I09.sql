-- names: #12
update receivables.open_item set open_base_minor = 6800 where open_item_id = #12;

-- names: #31
update receivables.allocation set currency = 'USD' where allocation_id = #31;

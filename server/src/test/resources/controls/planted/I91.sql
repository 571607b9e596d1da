-- names: #b3
insert into network.message (company_id, message_id, document_type, document_id, number, customer_id, receiver, artefact_id,
                             sha256, content, made_at)
values (#c, #b3, 'INVOICE', #b4, 'INV-1', #a, '0088:1', #b5, sha256('x'), 'x', '2020-01-01');
insert into network.message_step (company_id, message_id, position, state, told_by, happened_at)
values (#c, #b3, 0, 'QUEUED', 'delivery', '2020-01-01'),
       (#c, #b3, 1, 'HANDED_OVER', 'delivery', '2020-01-01');

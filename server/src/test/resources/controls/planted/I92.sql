-- names: #b6
insert into network.message (company_id, message_id, document_type, document_id, number, customer_id, receiver, artefact_id,
                             sha256, content, made_at)
values (#c, #b6, 'INVOICE', #b7, 'INV-1', #a, '0088:1', #b8, sha256('x'), 'x', '2020-01-01');
insert into network.message_step (company_id, message_id, position, state, reason, told_by, happened_at)
values (#c, #b6, 0, 'QUEUED', null, 'delivery', '2020-01-01'),
       (#c, #b6, 4, 'REJECTED', 'unknown order', 'reconciler', '2020-01-01');

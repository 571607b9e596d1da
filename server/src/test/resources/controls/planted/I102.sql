-- names: #86
insert into invoicing.draft (company_id, draft_id, run_id, customer_id, currency, gross_minor, state, invoice_id)
values (#c, #86, #85, #a, 'EUR', 11900, 'POSTED', #11);
insert into invoicing.invoice_share (company_id, invoice_id, family_id, position, customer_id, arrangement_id,
                                     whole_net_minor, whole_tax_minor, whole_gross_minor)
values (#c, #11, #86, 1, #a, #87, 20000, 3800, 23800);

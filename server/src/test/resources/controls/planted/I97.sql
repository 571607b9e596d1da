-- names: #d3
insert into payments.refund_account (company_id, version_id, customer_id, beneficiary, account, reason, asked_by, recorded_on,
                                     recorded_at, recorded_by)
values (#c, #d3, #a, 'Ada', '4711', 'moved', 'PERSON:1', '2026-01-20', '2026-01-20', 'PERSON:2');

-- names: #21
insert into cashapp.match_decision (company_id, decision_id, payment_id, outcome, rule, rule_version, explanation, policy,
                                    decided_at)
values (#c, #d1, #21, 'AUTO', 'CA-7', 1, 'Only this item has the amount.', 'default', '2026-01-12');
insert into cashapp.match_evidence (company_id, decision_id, candidates, rule_state, guards)
values (#c, #d1, 1, 'PROMOTED', '{}');

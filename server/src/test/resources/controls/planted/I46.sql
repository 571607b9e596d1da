-- names: k1
insert into platform.idempotency_key (company_id, key, fingerprint, claim_id, state, claimed_at)
values (#c, 'k1', '\x00', #91, 'RUNNING', now() - interval '2 hours');

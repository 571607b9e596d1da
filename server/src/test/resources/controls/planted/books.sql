-- Small books in order: an invoice, a part payment, an unapplied payment, a credit memo, a bank statement.
-- #n stands for the id whose last digits are n.
create procedure public.drop_checks(checked regclass) language plpgsql as $$
declare
  name text;
begin
  for name in select conname from pg_constraint where conrelid = checked and contype = 'c' loop
    execute format('alter table %s drop constraint %I', checked, name);
  end loop;
end
$$;
insert into platform.company (company_id, code, name, currency, country, zone, created_at)
values (#c, 'ACME', 'Acme', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01');
insert into ledger.account (company_id, number, name, kind, role)
values (#c, '1000', 'Bank', 'ASSET', 'CASH'),
       (#c, '1050', 'Undeposited', 'ASSET', 'UNDEPOSITED_FUNDS'),
       (#c, '1080', 'To clarify', 'ASSET', 'LINES_TO_CLARIFY'),
       (#c, '1095', 'Exchange clearing', 'ASSET', 'EXCHANGE_CLEARING'),
       (#c, '1200', 'Receivables', 'ASSET', 'RECEIVABLES'),
       (#c, '2100', 'Unapplied', 'LIABILITY', 'UNAPPLIED_CASH'),
       (#c, '2150', 'Refunds payable', 'LIABILITY', 'REFUNDS_PAYABLE'),
       (#c, '2200', 'Tax', 'LIABILITY', 'TAX'),
       (#c, '3900', 'Opening', 'EQUITY', 'OPENING_BALANCE'),
       (#c, '4000', 'Revenue', 'REVENUE', 'REVENUE');
insert into ledger.period (company_id, starts_on, ends_on, state)
values (#c, '2026-01-01', '2026-01-31', 'OPEN');
insert into customers.customer (company_id, customer_id, number, name, kind, language, currency, terms, delivery, standing,
                                country, created_at)
values (#c, #a, 'C-1', 'Ada', 'PERSON', 'en', 'EUR', 'NET 30', 'NONE', 'GOOD', 'DE', '2026-01-01');
insert into payments.bank_account (company_id, bank_account_id, name, account_number, currency, ledger_account)
values (#c, #b, 'Bank', '1', 'EUR', '1000');

insert into invoicing.number_series (company_id, series, next_number, last_posted_at)
values (#c, 'INV-2026', 2, '2026-01-05 10:00+00'),
       (#c, 'CRN-2026', 2, '2026-01-20 10:00+00');
insert into invoicing.invoice (company_id, invoice_id, series, series_number, number, customer_id, invoice_on, due_on,
                               service_from, service_to, currency, net_minor, tax_minor, gross_minor, base_minor, rate,
                               rounding_policy, rounding_mode, terms, language, payment_reference, buyer, seller, posted_at,
                               posted_by)
values (#c, #11, 'INV-2026', 1, 'INV-2026-000001', #a, '2026-01-05', '2026-02-04', '2026-01-01', '2026-01-31', 'EUR', 10000,
        1900, 11900, 11900, 1, 'DOCUMENT', 'HALF_UP', 'NET 30', 'en', 'RF1', '{}', '{}', '2026-01-05 10:00+00', 'SYSTEM');
insert into invoicing.invoice_line (company_id, invoice_id, line, description, quantity, unit, unit_price, net_minor,
                                    tax_code, tax_category, tax_rate, service_from, service_to)
values (#c, #11, 1, 'Work', 1, 'C62', 100, 10000, 'S19', 'S', 19, '2026-01-01', '2026-01-31');
insert into invoicing.invoice_tax (company_id, invoice_id, category, rate, base_minor, tax_minor)
values (#c, #11, 'S', 19, 10000, 1900);
insert into invoicing.credit_memo (company_id, credit_memo_id, invoice_id, series, series_number, number, customer_id,
                                   credited_on, currency, net_minor, tax_minor, gross_minor, base_minor, reason_code, reason,
                                   posted_at, posted_by)
values (#c, #41, #11, 'CRN-2026', 1, 'CRN-2026-000001', #a, '2026-01-20', 'EUR', 1000, 190, 1190, 1190, 'PRICE', 'too dear',
        '2026-01-20 10:00+00', 'SYSTEM');
insert into invoicing.credit_memo_tax (company_id, credit_memo_id, category, rate, base_minor, tax_minor)
values (#c, #41, 'S', 19, 1000, 190);

insert into receivables.open_item (company_id, open_item_id, customer_id, kind, document_id, number, installment, currency,
                                   amount_minor, base_minor, document_on, due_on, posted_on, recorded_at, open_minor,
                                   open_base_minor)
values (#c, #12, #a, 'INVOICE', #11, 'INV-2026-000001', 1, 'EUR', 11900, 11900, '2026-01-05', '2026-02-04', '2026-01-05',
        '2026-01-05', 6900, 6900),
       (#c, #42, #a, 'CREDIT', #41, 'CRN-2026-000001', 1, 'EUR', -1190, -1190, '2026-01-20', '2026-01-20', '2026-01-20',
        '2026-01-20', -1190, -1190);
insert into payments.payment (company_id, payment_id, number, customer_id, method, currency, amount_minor, base_minor,
                              received_on, bank_account_id, source, source_id, recorded_at, recorded_by, allocated_minor,
                              allocated_base_minor, refunded_minor, refunded_base_minor)
values (#c, #21, 'PAY-2026-000001', #a, 'CHECK', 'EUR', 5000, 5000, '2026-01-10', #b, 'test', '1', '2026-01-10', 'SYSTEM',
        5000, 5000, 0, 0),
       (#c, #22, 'PAY-2026-000002', #a, 'CHECK', 'EUR', 700, 700, '2026-01-11', #b, 'test', '2', '2026-01-11', 'SYSTEM', 0, 0, 200,
        200);
insert into payments.refund (company_id, refund_id, number, payment_id, customer_id, currency, amount_minor, base_minor,
                             bank_account_id, beneficiary, account, reason, state, requested_on, recorded_at, requested_by)
values (#c, #61, 'RFD-2026-000001', #22, #a, 'EUR', 200, 200, #b, 'Ada', '1', 'paid twice', 'APPROVED', '2026-01-13',
        '2026-01-13', 'SYSTEM');
insert into payments.refund_event (company_id, event_id, refund_id, payment_id, state, effective_on, reserved_minor,
                                   reserved_base_minor, recorded_at, recorded_by)
values (#c, #62, #61, #22, 'REQUESTED', '2026-01-13', 200, 200, '2026-01-13', 'SYSTEM'),
       (#c, #63, #61, #22, 'APPROVED', '2026-01-13', 0, 0, '2026-01-13', 'COMMAND_LINE');
insert into receivables.allocation (company_id, allocation_id, open_item_id, kind, payment_id, currency, amount_minor,
                                    base_minor, source_base_minor, effective_on, recorded_at, recorded_by, rule)
values (#c, #31, #12, 'PAYMENT', #21, 'EUR', 5000, 5000, 5000, '2026-01-12', '2026-01-12', 'SYSTEM', 'manual');

insert into ledger.entry (company_id, entry_id, posted_on, period_on, source_type, source_id, description, recorded_at)
values (#c, #e1, '2026-01-05', '2026-01-01', 'INVOICE', #11, 'Invoice', '2026-01-05 10:00+00'),
       (#c, #e2, '2026-01-10', '2026-01-01', 'PAYMENT', #21, 'Payment', '2026-01-10 10:00+00'),
       (#c, #e3, '2026-01-12', '2026-01-01', 'ALLOCATION', #31, 'Allocation', '2026-01-12 10:00+00'),
       (#c, #e4, '2026-01-11', '2026-01-01', 'PAYMENT', #22, 'Payment', '2026-01-11 10:00+00'),
       (#c, #e6, '2026-01-13', '2026-01-01', 'REFUND', #62, 'Refund', '2026-01-13 10:00+00'),
       (#c, #e7, '2026-01-10', '2026-01-01', 'BANK_OPENING', #5a, 'Opening', '2026-01-12 10:00+00'),
       (#c, #e5, '2026-01-20', '2026-01-01', 'CREDIT_MEMO', #41, 'Credit memo', '2026-01-20 10:00+00');
insert into ledger.posting (company_id, entry_id, line, account, posted_on, currency, amount_minor, base_minor, customer_id)
values (#c, #e1, 1, '1200', '2026-01-05', 'EUR', 11900, 11900, #a),
       (#c, #e1, 2, '4000', '2026-01-05', 'EUR', -10000, -10000, #a),
       (#c, #e1, 3, '2200', '2026-01-05', 'EUR', -1900, -1900, #a),
       (#c, #e2, 1, '1000', '2026-01-10', 'EUR', 5000, 5000, #a),
       (#c, #e2, 2, '2100', '2026-01-10', 'EUR', -5000, -5000, #a),
       (#c, #e3, 1, '2100', '2026-01-12', 'EUR', 5000, 5000, #a),
       (#c, #e3, 2, '1200', '2026-01-12', 'EUR', -5000, -5000, #a),
       (#c, #e4, 1, '1000', '2026-01-11', 'EUR', 700, 700, #a),
       (#c, #e4, 2, '2100', '2026-01-11', 'EUR', -700, -700, #a),
       (#c, #e6, 1, '2100', '2026-01-13', 'EUR', 200, 200, #a),
       (#c, #e6, 2, '2150', '2026-01-13', 'EUR', -200, -200, #a),
       (#c, #e7, 1, '1000', '2026-01-10', 'EUR', 100, 100, null),
       (#c, #e7, 2, '3900', '2026-01-10', 'EUR', -100, -100, null),
       (#c, #e5, 1, '4000', '2026-01-20', 'EUR', 1000, 1000, #a),
       (#c, #e5, 2, '2200', '2026-01-20', 'EUR', 190, 190, #a),
       (#c, #e5, 3, '1200', '2026-01-20', 'EUR', -1190, -1190, #a);

insert into platform.received_file (company_id, file_id, kind, name, sha256, size, content, received_at, received_by)
values (#c, #5f, 'camt.053', 'statement.xml', '\x00', 0, '', '2026-01-12', 'SYSTEM');
insert into cashapp.bank_statement (company_id, statement_id, bank_account_id, file_id, identity, currency, opening_minor,
                                    closing_minor, from_on, to_on, lines, imported_at, imported_by)
values (#c, #51, #b, #5f, 'S1', 'EUR', 100, 5800, '2026-01-10', '2026-01-11', 2, '2026-01-12', 'SYSTEM');
insert into cashapp.receipt_line (company_id, line_id, statement_id, ordinal, fingerprint, booked_on, currency, amount_minor,
                                  remittance, state, payment_id)
values (#c, #52, #51, 1, '\x01', '2026-01-10', 'EUR', 5000, '', 'AUTO_APPLIED', #21),
       (#c, #53, #51, 2, '\x02', '2026-01-11', 'EUR', 700, '', 'UNIDENTIFIED', #22);
insert into cashapp.bank_opening (company_id, opening_id, bank_account_id, statement_id, opens_on, currency, opening_minor,
                                  booked_minor, recorded_at, recorded_by)
values (#c, #5a, #b, #51, '2026-01-10', 'EUR', 100, 100, '2026-01-12', 'SYSTEM');

insert into payments.mandate (company_id, mandate_id, customer_id, reference, signed_on, scheme, holder, iban, state,
                              recorded_at, recorded_by)
values (#c, #70, #a, 'M-1', '2025-12-01', 'CORE', 'Ada', 'FR1420041010050500013M02606', 'ACTIVE', '2026-01-01', 'SYSTEM');
insert into debits.run (company_id, run_id, bank_account_id, network, message_id, due_through, notified_on, collect_on, sha256, content,
                        made_at, made_by, handed_out_at, handed_out_by)
values (#c, #71, #b, 'SEPA', 'R1', '2026-02-10', '2026-01-27', '2026-02-10', '\x00', '', '2026-01-27', 'SYSTEM', '2026-01-27',
        'SYSTEM');
insert into debits.debit (company_id, debit_id, run_id, customer_id, mandate_id, batch_id, end_to_end_id, sequence, currency,
                          amount_minor, state, tell_by)
values (#c, #72, #71, #a, #70, 'B', 'E2', 'FRST', 'EUR', 6900, 'PENDING', '2026-01-27');
insert into debits.item (company_id, debit_id, open_item_id, amount_minor) values (#c, #72, #12, 6900);
insert into receivables.reservation (company_id, open_item_id, holder, holder_id, expected_on)
values (#c, #12, 'DIRECT_DEBIT', #72, '2026-02-10');

package org.tallystick.debits;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.tallystick.testing.TestDatabase;

/** Runs that were there before payers were told count as handed out; companies get the account of return fees. */
class DebitMigrationTest {
    private static final String RUN = """
            insert into platform.company (company_id, code, name, currency, country, zone, created_at)
            values ('00000000-0000-0000-0000-00000000000a', 'ACME', 'Acme', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01'),
                   ('00000000-0000-0000-0000-00000000000b', 'MERCY', 'Mercy', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01');
            insert into ledger.account (company_id, number, name, kind, role)
            values ('00000000-0000-0000-0000-00000000000a', '1000', 'Bank', 'ASSET', 'CASH'),
                   ('00000000-0000-0000-0000-00000000000b', '1000', 'Bank', 'ASSET', 'CASH'),
                   ('00000000-0000-0000-0000-00000000000b', '4700', 'Rent', 'REVENUE', null);
            insert into payments.bank_account (company_id, bank_account_id, name, account_number, currency, ledger_account)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000c', 'Bank', '1', 'EUR',
                    '1000');
            insert into customers.customer (company_id, customer_id, number, name, kind, language, currency, terms, delivery,
                                            standing, country, created_at)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000d', 'C-1', 'Ada', 'PERSON',
                    'en', 'EUR', 'NET 30', 'NONE', 'GOOD', 'DE', '2026-01-01');
            insert into payments.mandate (company_id, mandate_id, customer_id, reference, signed_on, scheme, holder, iban,
                                          state, recorded_at, recorded_by)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000aa',
                    '00000000-0000-0000-0000-00000000000d', 'M-1', '2026-01-01', 'CORE', 'Ada',
                    'FR1420041010050500013M02606', 'ACTIVE', '2026-01-01', 'SYSTEM');
            insert into debits.run (company_id, run_id, bank_account_id, message_id, due_through, notified_on, collect_on,
                                    sha256, content, made_at, made_by)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000ab',
                    '00000000-0000-0000-0000-00000000000c', 'R-1', '2026-02-16', '2026-02-02', '2026-02-16', 'x', 'x',
                    '2026-02-01', 'PERSON:1');
            insert into debits.debit (company_id, debit_id, run_id, customer_id, mandate_id, batch_id, end_to_end_id,
                                      sequence, currency, amount_minor, state)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000ac',
                    '00000000-0000-0000-0000-0000000000ab', '00000000-0000-0000-0000-00000000000d',
                    '00000000-0000-0000-0000-0000000000aa', 'B-1', 'E-1', 'FRST', 'EUR', 100, 'PENDING');
            insert into receivables.open_item (company_id, open_item_id, customer_id, kind, document_id, number, installment,
                                               currency, amount_minor, base_minor, document_on, due_on, posted_on, recorded_at,
                                               open_minor, open_base_minor)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000ad',
                    '00000000-0000-0000-0000-00000000000d', 'OPENING', '00000000-0000-0000-0000-0000000000ae', 'O-1', 1, 'EUR',
                    100, 100, '2026-01-01', '2026-01-31', '2026-01-01', '2026-01-01', 100, 100),
                   ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000af',
                    '00000000-0000-0000-0000-00000000000d', 'OPENING', '00000000-0000-0000-0000-0000000000ae', 'O-2', 2, 'EUR',
                    100, 100, '2026-01-01', '2026-01-31', '2026-01-01', '2026-01-01', 100, 100);
            insert into debits.item (company_id, debit_id, open_item_id, amount_minor, pending)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000ac',
                    '00000000-0000-0000-0000-0000000000ad', 60, true),
                   ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000ac',
                    '00000000-0000-0000-0000-0000000000af', 40, false);
            """;

    @Test
    void whatWasThereGoesOn() throws SQLException {
        var database = TestDatabase.at("018");
        try (Connection connection = database.connect(database.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(RUN);

            database.migrate();

            assertThat(TestDatabase.texts(statement, """
                            select c.code || ' ' || a.number
                            from ledger.account a
                            join platform.company c using (company_id)
                            where a.role = 'RETURN_FEES'
                            order by c.code
                            """)).containsExactly("ACME 4700", "MERCY 4700F");
            assertThat(TestDatabase.texts(
                            statement, "select handed_out_by || ' ' || (handed_out_at = made_at) from debits.run"))
                    .containsExactly("PERSON:1 true");
            assertThat(TestDatabase.texts(statement, "select tell_by || ' ' || told_on from debits.debit"))
                    .containsExactly("2026-02-02 2026-02-02");
            assertThat(TestDatabase.texts(
                            statement, "select holder || ' ' || expected_on from receivables.reservation"))
                    .containsExactly("DIRECT_DEBIT 2026-02-16");
            assertThat(TestDatabase.texts(statement, """
                            select c.code || ' ' || a.number
                            from ledger.account a
                            join platform.company c using (company_id)
                            where a.role = 'PROVIDER_CLEARING'
                            order by c.code
                            """)).containsExactly("ACME 1070", "MERCY 1070");
        }
    }
}

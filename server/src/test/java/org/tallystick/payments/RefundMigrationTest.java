package org.tallystick.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.tallystick.testing.TestDatabase;

/** Companies that were there before refunds get the account they need, and their payments keep what they have left. */
class RefundMigrationTest {
    private static final String COMPANIES = """
            insert into platform.company (company_id, code, name, currency, country, zone, created_at)
            values ('00000000-0000-0000-0000-00000000000a', 'ACME', 'Acme', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01'),
                   ('00000000-0000-0000-0000-00000000000b', 'MERCY', 'Mercy', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01');
            insert into ledger.account (company_id, number, name, kind, role)
            values ('00000000-0000-0000-0000-00000000000a', '1000', 'Bank', 'ASSET', 'CASH'),
                   ('00000000-0000-0000-0000-00000000000b', '1000', 'Bank', 'ASSET', 'CASH'),
                   ('00000000-0000-0000-0000-00000000000b', '2150', 'Deposits', 'LIABILITY', null);
            insert into payments.bank_account (company_id, bank_account_id, name, account_number, currency, ledger_account)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000c', 'Bank', '1', 'EUR',
                    '1000');
            insert into payments.payment (company_id, payment_id, number, method, currency, amount_minor, base_minor,
                                          received_on, bank_account_id, source, source_id, recorded_at, recorded_by,
                                          allocated_minor)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000d', 'PAY-1', 'CHECK', 'EUR',
                    700, 700, '2026-01-11', '00000000-0000-0000-0000-00000000000c', 'test', '1', '2026-01-11', 'SYSTEM', 200);
            """;

    @Test
    void companiesGetTheAccountAndPaymentsKeepTheirRest() throws SQLException {
        var database = TestDatabase.at("015");
        try (Connection connection = database.connect(database.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(COMPANIES);

            database.migrate();

            assertThat(TestDatabase.texts(statement, """
                            select c.code || ' ' || a.number
                            from ledger.account a
                            join platform.company c using (company_id)
                            where a.role = 'REFUNDS_PAYABLE'
                            order by c.code
                            """)).containsExactly("ACME 2150", "MERCY 2150R");
            assertThat(TestDatabase.texts(
                            statement, "select unapplied_minor || ' ' || refunded_minor from payments.payment"))
                    .containsExactly("500 0");
        }
    }
}

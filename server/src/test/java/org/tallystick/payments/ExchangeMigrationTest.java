package org.tallystick.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.tallystick.testing.TestDatabase;

/** Books from before exchanges get the account, whatever their chart looks like, and keep what is unapplied. */
class ExchangeMigrationTest {
    private static final String COMPANIES = """
            insert into platform.company (company_id, code, name, currency, country, zone, created_at)
            values ('00000000-0000-0000-0000-00000000000a', 'ACME', 'Acme', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01'),
                   ('00000000-0000-0000-0000-00000000000b', 'MERCY', 'Mercy', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01');
            insert into ledger.account (company_id, number, name, kind, role)
            values ('00000000-0000-0000-0000-00000000000a', '1000', 'Bank', 'ASSET', 'CASH'),
                   ('00000000-0000-0000-0000-00000000000a', '1070', 'Provider clearing', 'ASSET', 'PROVIDER_CLEARING'),
                   ('00000000-0000-0000-0000-00000000000b', '1000', 'Bank', 'ASSET', 'CASH'),
                   ('00000000-0000-0000-0000-00000000000b', '1095', 'Deposits', 'ASSET', null);
            insert into payments.bank_account (company_id, bank_account_id, name, account_number, currency, ledger_account)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000c', 'Bank', '1', 'EUR',
                    '1000');
            insert into payments.payment (company_id, payment_id, number, method, currency, amount_minor, base_minor,
                                          received_on, bank_account_id, source, source_id, recorded_at, recorded_by,
                                          allocated_minor, refunded_minor)
            values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000d', 'PAY-1', 'CHECK', 'EUR',
                    700, 700, '2026-01-11', '00000000-0000-0000-0000-00000000000c', 'test', '1', '2026-01-11', 'SYSTEM', 200,
                    100);
            """;

    @Test
    void companiesGetTheAccountAndPaymentsKeepTheirRest() throws SQLException {
        var database = TestDatabase.at("056");
        try (Connection connection = database.connect(database.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(COMPANIES);

            database.migrate();

            assertThat(TestDatabase.texts(statement, """
                            select c.code || ' ' || a.number
                            from ledger.account a
                            join platform.company c using (company_id)
                            where a.role = 'EXCHANGE_CLEARING'
                            order by c.code
                            """)).containsExactly("ACME 1095", "MERCY 1095X");
            assertThat(TestDatabase.texts(
                            statement, "select unapplied_minor || ' ' || exchanged_minor from payments.payment"))
                    .containsExactly("400 0");
        }
    }
}

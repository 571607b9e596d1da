package org.tallystick.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.testing.TestDatabase;

/** What the migration to a ledger that follows the bank does with companies that are there already. */
class BankRolesMigrationTest {
    private static final String COMPANIES = """
            insert into platform.company (company_id, code, name, currency, country, zone, created_at)
            values ('00000000-0000-0000-0000-00000000000a', 'ACME', 'Acme', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01'),
                   ('00000000-0000-0000-0000-00000000000b', 'MERCY', 'Mercy', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01');
            insert into ledger.account (company_id, number, name, kind, role)
            values ('00000000-0000-0000-0000-00000000000a', '1000', 'Bank', 'ASSET', 'CASH'),
                   ('00000000-0000-0000-0000-00000000000b', '1050', 'Savings', 'ASSET', null);
            """;

    @Test
    void companiesGetTheAccountsOfTheBank() throws SQLException {
        var database = TestDatabase.at("043");
        try (Connection connection = database.connect(database.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(COMPANIES);

            database.migrate();

            assertThat(texts(statement))
                    .containsExactly(
                            "ACME 1050 UNDEPOSITED_FUNDS",
                            "ACME 1080 LINES_TO_CLARIFY",
                            "ACME 1090 OTHER_BANK_MOVEMENTS",
                            "MERCY 1050B UNDEPOSITED_FUNDS",
                            "MERCY 1080 LINES_TO_CLARIFY",
                            "MERCY 1090 OTHER_BANK_MOVEMENTS");
        }
    }

    private static List<String> texts(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("""
                select c.code || ' ' || a.number || ' ' || a.role
                from ledger.account a
                join platform.company c using (company_id)
                where a.role in ('UNDEPOSITED_FUNDS', 'LINES_TO_CLARIFY', 'OTHER_BANK_MOVEMENTS')
                order by c.code, a.number
                """)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}

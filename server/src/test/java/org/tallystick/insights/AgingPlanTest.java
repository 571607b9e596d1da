package org.tallystick.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.SqlFile;
import org.tallystick.testing.IntegrationTest;
import org.tallystick.testing.TestDatabase;

@IntegrationTest
class AgingPlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TestDatabase database;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.open(beans);
    }

    /** The mass of rows came without journal entries; what stays would not be clean books. */
    @AfterEach
    void close() throws SQLException {
        books.close();
        try (Connection superuser = database.connect(database.superuser());
                Statement statement = superuser.createStatement()) {
            statement.execute("delete from receivables.open_item where company_id = '" + books.company() + "'");
            statement.execute("delete from payments.payment where company_id = '" + books.company() + "'");
        }
    }

    @Test
    void agingOfTodayReadsTheCoveringIndexAndNeitherTableNorHistory() throws SQLException {
        books.on(TODAY);
        CustomerId acme = books.customer("ACME", "Acme Corp");
        insertItems(acme, 100_000);
        insertPayments(acme, 60_000);
        vacuum();

        String plan = String.join("\n", plan());

        assertThat(plan).contains("Index Only Scan using open_item_open", "Index Only Scan using payment_unapplied");
        assertThat(plan).doesNotContain("Seq Scan on open_item", "Seq Scan on payment");
    }

    private void insertItems(CustomerId customer, int items) {
        books.run(() -> db.sql("""
                        insert into receivables.open_item
                            (company_id, open_item_id, customer_id, kind, document_id, number, installment, currency,
                             amount_minor, base_minor, document_on, due_on, posted_on, recorded_at, open_minor,
                             open_base_minor)
                        select :company, gen_random_uuid(), :customer, 'INVOICE', gen_random_uuid(), n, 1, 'EUR', 100, 100,
                               date '2026-01-01' + n % 100, date '2026-02-01' + n % 100, date '2026-01-01' + n % 100,
                               timestamptz '2026-06-01T00:00:00Z', case when n % 10 = 0 then 100 else 0 end,
                               case when n % 10 = 0 then 100 else 0 end
                        from generate_series(1, :items) as n
                        """)
                .param("company", books.company().value())
                .param("customer", customer.value())
                .param("items", items)
                .update());
    }

    private void insertPayments(CustomerId customer, int payments) {
        books.run(() -> db.sql("""
                        insert into payments.payment
                            (company_id, payment_id, number, customer_id, method, currency, amount_minor, base_minor,
                             received_on, bank_account_id, source, source_id, recorded_at, recorded_by, allocated_minor)
                        select :company, gen_random_uuid(), 'P-' || n, :customer, 'CASH', 'EUR', 100, 100,
                               date '2026-01-01' + n % 100, :bank, 'test', n, timestamptz '2026-06-01T00:00:00Z', 'test',
                               case when n % 50 = 0 then 0 else 100 end
                        from generate_series(1, :payments) as n
                        """)
                .param("company", books.company().value())
                .param("customer", customer.value())
                .param("bank", books.bankAccount(Books.EUR))
                .param("payments", payments)
                .update());
    }

    private void vacuum() throws SQLException {
        try (Connection owner = database.connect(database.owner());
                Statement statement = owner.createStatement()) {
            // vacuum sees only commits whose log has been written, and the tests' server writes it late
            statement.execute("set synchronous_commit = on");
            statement.execute("analyze receivables.open_item, payments.payment, receivables.allocation");
            statement.execute("vacuum receivables.open_item, payments.payment, receivables.allocation");
        }
    }

    private List<String> plan() {
        return books.call(() -> db.sql("explain " + SqlFile.read("insights/aging.sql"))
                .param("company", books.company().value())
                .param("asOf", TODAY)
                .param("knownAt", null)
                .param("basis", "DUE_DATE")
                .param("thresholds", new Integer[] {1, 31, 61, 91})
                .param("customer", null)
                .param("currency", null)
                .param("byCustomer", true)
                .param("byAge", false)
                .query(String.class)
                .list());
    }
}

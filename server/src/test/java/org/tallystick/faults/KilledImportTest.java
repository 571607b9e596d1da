package org.tallystick.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cashapp.CamtText;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.cashapp.CashCast;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Companies;
import org.tallystick.testing.IntegrationTest;
import org.tallystick.testing.TestDatabase;

/** A process that dies while it imports a bank statement: the same file goes on, and every line is booked once. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class KilledImportTest {
    private static final int LINES = 11_000; // eleven chunks
    private static final int CHUNK = 1_000;
    private static final int INVOICED_EACH = 500;
    private static final int INVOICED = LINES / INVOICED_EACH;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    @Autowired
    BeanFactory server;

    @Autowired
    TestDatabase database;

    CashCast cast;
    Path file;

    @BeforeEach
    void aLongStatement() throws Exception {
        cast = new CashCast(server);
        CustomerId ada = cast.customer();
        LocalDate yesterday = cast.today().minusDays(1);
        List<Entry> entries = new ArrayList<>();
        for (int n = 1; n <= LINES; n++) {
            boolean invoiced = n % INVOICED_EACH == 0;
            if (invoiced) {
                cast.owes(ada, number(n), "7.00");
            }
            entries.add(Entry.credit(invoiced ? "7.00" : "3.00", yesterday, Entry.text(invoiced ? number(n) : "hello"))
                    .referenced("REF-" + n));
        }
        file = Files.write(
                home.resolve("long.xml"),
                CamtText.file()
                        .statement("S1", CashCast.IBAN, yesterday, yesterday, "0.00", entries.toArray(Entry[]::new))
                        .bytes());
    }

    @Test
    void aFileWhoseImportDiesTwiceIsBookedOnce() throws Exception {
        killImportInsideAChunk(number(500), 0);
        killImportInsideAChunk(number(7_500), 7 * CHUNK);
        assertThat(cast.breaks())
                .as("a part of the statement is booked")
                .singleElement()
                .asString()
                .startsWith("STATEMENT_TOTALS");
        try (ServerProcess last = startImport()) {
            last.mustSucceed(PATIENCE);
        }

        assertThat(count("cashapp.bank_statement")).isEqualTo(1);
        assertThat(count("platform.received_file")).isEqualTo(1);
        assertThat(count("cashapp.receipt_line")).isEqualTo(LINES);
        assertThat(number("select count(distinct ordinal) from cashapp.receipt_line"))
                .isEqualTo(LINES);
        assertThat(number("select count(distinct payment_id) from cashapp.receipt_line"))
                .isEqualTo(LINES);
        assertThat(count("payments.payment")).isEqualTo(LINES);
        assertThat(count("cashapp.receipt_line where state = 'AUTO_APPLIED'")).isEqualTo(INVOICED);
        assertThat(count("receivables.allocation")).isEqualTo(INVOICED);
        assertThat(number("select sum(open_minor) from receivables.open_item")).isZero();
        assertThat(number("select sum(unapplied_minor) from payments.payment")).isEqualTo((LINES - INVOICED) * 300L);
        assertThat(cast.breaks()).isEmpty();
        assertThat(cast.bean(BooksCheck.class).run(cast.caller()).broken()).isEmpty();
    }

    @Test
    void twoProcessesThatImportTheSameFileAtOnceBookItOnce() throws Exception {
        try (ServerProcess one = startImport();
                ServerProcess other = startImport()) {
            one.mustSucceed(PATIENCE);
            other.mustSucceed(PATIENCE);
        }

        assertThat(count("cashapp.bank_statement")).isEqualTo(1);
        assertThat(count("cashapp.receipt_line")).isEqualTo(LINES);
        assertThat(number("select count(distinct payment_id) from cashapp.receipt_line"))
                .isEqualTo(LINES);
        assertThat(count("payments.payment")).isEqualTo(LINES);
        assertThat(count("receivables.allocation")).isEqualTo(INVOICED);
        assertThat(number("select sum(open_minor) from receivables.open_item")).isZero();
        assertThat(cast.bean(BooksCheck.class).run(cast.caller()).broken()).isEmpty();
    }

    /** An item of the chunk is held, so that the process is killed when payments and lines of the chunk are written. */
    private void killImportInsideAChunk(String item, int booked) throws Exception {
        try (Connection holder = database.connect(database.superuser());
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select from receivables.open_item where number = '" + item + "' for update");
            try (ServerProcess dying = startImport()) {
                await(dying, "a chunk that waits for " + item, this::isWaiting);
                dying.kill();
            }
            holder.rollback();
        }
        await("the end of what died", () -> !isConnected());
        assertThat(count("cashapp.receipt_line")).isEqualTo(booked);
        assertThat(count("payments.payment")).isEqualTo(booked);
    }

    private ServerProcess startImport() throws Exception {
        String code =
                cast.call(() -> cast.bean(Companies.class).get(cast.company()).code());
        return ServerProcess.start(database, home, "bank", "import", file.toString(), "--company", code);
    }

    private boolean isWaiting() {
        return count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                        + " and query like '%receivables.open_item%'")
                == 1;
    }

    /** Of the process that died some session may still roll back. */
    private boolean isConnected() {
        return count("pg_stat_activity where datname = current_database() and state <> 'idle'"
                        + " and query like '%receivables.open_item%' and pid <> pg_backend_pid()")
                > 0;
    }

    private static String number(int n) {
        return "INV-2026-%06d".formatted(n);
    }

    private long count(String what) {
        return number("select count(*) from " + what);
    }

    /** Of our company: the fences hide all others. */
    private long number(String sql) {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql(sql)
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private static void await(ServerProcess process, String what, BooleanSupplier come) throws InterruptedException {
        await(what, () -> {
            boolean there = come.getAsBoolean();
            if (!there) {
                process.mustRun();
            }
            return there;
        });
    }

    private static void await(String what, BooleanSupplier come) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}

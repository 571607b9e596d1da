package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** What a bank announces, cut off: whole messages are kept or nothing, nothing is booked, and the statement books all once. */
@IntegrationTest
class CutAnnouncementTest {
    private static final int KILOBYTE = 1024;
    private static final int MESSAGES = 3;
    private static final int EACH = 30;

    @Autowired
    BeanFactory server;

    CashCast cast;
    LocalDate first;
    CamtText statements;

    @BeforeEach
    void aCustomerWhoOwesForEachTenthLine() {
        cast = new CashCast(server);
        first = cast.today().minusDays(MESSAGES);
        CustomerId ada = cast.customer();
        IntStream.iterate(1, n -> n <= MESSAGES * EACH, n -> n + 10).forEach(n -> cast.owes(ada, number(n), "7.00"));
        statements = CamtText.file();
        for (int message = 0; message < MESSAGES; message++) {
            LocalDate on = first.plusDays(message);
            statements.statement(
                    "S" + message, CashCast.IBAN, on, on, message * EACH * 7 + ".00", entries(message, on));
        }
    }

    @Test
    void aNotificationCutAtEveryKilobyteAnnouncesWholeMessages() {
        everyCut(camt("camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"), "</Ntfctn>");
    }

    @Test
    void aReportOfTheDayCutAtEveryKilobyteAnnouncesWholeMessages() {
        everyCut(camt("camt.052", "BkToCstmrAcctRpt", "Rpt"), "</Rpt>");
    }

    @Test
    void anMt942CutAtEveryKilobyteAnnouncesWholeMessages() {
        var text = new StringBuilder();
        for (int message = 0; message < MESSAGES; message++) {
            text.append(mt942(message, first.plusDays(message)));
        }

        everyCut(text.toString(), "\n-\n");
    }

    private String camt(String message, String root, String element) {
        return new String(statements.bytes(), StandardCharsets.UTF_8)
                .replace("camt.053", message)
                .replace("BkToCstmrStmt", root)
                .replace("Stmt>", element + ">");
    }

    private void everyCut(String text, String endOfMessage) {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        assertThat(file.length).isGreaterThan(MESSAGES * 2 * KILOBYTE);
        for (int cut = KILOBYTE; cut < file.length; cut += KILOBYTE) {
            byte[] part = Arrays.copyOf(file, cut);

            loadOrRefuse(part);

            int complete = occurrences(new String(part, StandardCharsets.UTF_8), endOfMessage);
            assertThat(count("cashapp.announced_line"))
                    .as("announced after %d bytes", cut)
                    .isEqualTo((long) complete * EACH);
        }
        cast.load(file);

        assertThat(count("cashapp.announced_line")).isEqualTo(MESSAGES * EACH);
        assertThat(count("cashapp.receipt_line")).isZero();
        assertThat(count("payments.payment")).isZero();

        ImportResult booked = cast.load(statements.bytes());

        assertThat(booked.newLines()).isEqualTo(MESSAGES * EACH);
        assertThat(booked.autoApplied()).isEqualTo(MESSAGES * EACH / 10);
        assertThat(count("payments.payment")).isEqualTo(MESSAGES * EACH);
        assertThat(count("cashapp.announced_line where line_id is null")).isZero();
        loadOrRefuse((text + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(count("payments.payment")).isEqualTo(MESSAGES * EACH);
        assertThat(count("cashapp.announced_line")).isEqualTo(MESSAGES * EACH);
        assertThat(cast.bean(BooksCheck.class).run(cast.caller()).broken()).isEmpty();
    }

    /** Whatever else it throws fails the test. */
    private void loadOrRefuse(byte[] part) {
        try {
            cast.load(part);
        } catch (Refusal refusal) {
            assertThat(refusal.sentence()).isNotBlank();
        }
    }

    private static Entry[] entries(int message, LocalDate on) {
        return IntStream.rangeClosed(1, EACH)
                .map(n -> message * EACH + n)
                .mapToObj(n -> Entry.credit("7.00", on, Entry.text(said(n))).referenced("R" + n))
                .toArray(Entry[]::new);
    }

    private static String mt942(int message, LocalDate on) {
        String day = DateTimeFormatter.ofPattern("yyMMdd").format(on);
        var text = new StringBuilder(":20:S%d\n:25:%s\n:28C:%d/1\n:34F:EUR0,\n:13D:%s1200+0100\n"
                .formatted(message, CashCast.IBAN, message + 1, day));
        for (int n = message * EACH + 1; n <= (message + 1) * EACH; n++) {
            text.append(
                    ":61:%s%sC7,00NTRFNONREF//R%d\n:86:166?00CREDIT?20%s?21for the goods delivered to the second warehouse\n"
                            .formatted(day, day.substring(2), n, said(n)));
        }
        return text.append(":90D:0EUR0,\n:90C:%dEUR%d,\n-\n".formatted(EACH, EACH * 7))
                .toString();
    }

    private static String said(int n) {
        return n % 10 == 1 ? number(n) : "hello";
    }

    private static String number(int n) {
        return "INV-2026-%06d".formatted(n);
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private long count(String what) {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql("select count(*) from " + what)
                .query((row, number) -> row.getLong(1))
                .single());
    }
}

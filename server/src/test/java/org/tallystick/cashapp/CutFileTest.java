package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
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

/** A file that was cut off: whole statements are booked or nothing, and the whole file brings exactly what is missing. */
@IntegrationTest
class CutFileTest {
    private static final int KILOBYTE = 1024;
    private static final int STATEMENTS = 3;
    private static final int EACH = 40;

    @Autowired
    BeanFactory server;

    CashCast cast;
    LocalDate first;

    @BeforeEach
    void aCustomerWhoOwesForEachLine() {
        cast = new CashCast(server);
        first = cast.today().minusDays(STATEMENTS);
        CustomerId ada = cast.customer();
        for (int n = 1; n <= STATEMENTS * EACH; n += 10) {
            cast.owes(ada, number(n), "7.00");
        }
    }

    @Test
    void aCamtFileCutAtEveryKilobyteBooksWholeStatements() {
        CamtText text = CamtText.file();
        for (int statement = 0; statement < STATEMENTS; statement++) {
            LocalDate on = first.plusDays(statement);
            text.statement("S" + statement, CashCast.IBAN, on, on, opening(statement), entries(statement, on));
        }

        everyCut(text.bytes(), "</Stmt>");
    }

    @Test
    void anMt940FileCutAtEveryKilobyteBooksWholeStatements() {
        var text = new StringBuilder();
        for (int statement = 0; statement < STATEMENTS; statement++) {
            text.append(mt940(statement, first.plusDays(statement)));
        }

        everyCut(text.toString().getBytes(StandardCharsets.UTF_8), "\n-\n");
    }

    private void everyCut(byte[] file, String endOfStatement) {
        List<Integer> cuts = IntStream.iterate(KILOBYTE, cut -> cut < file.length, cut -> cut + KILOBYTE)
                .boxed()
                .toList();
        assertThat(cuts).hasSizeGreaterThan(STATEMENTS * 2);
        for (int cut : cuts) {
            byte[] part = Arrays.copyOf(file, cut);

            loadOrRefuse(part);

            int complete = occurrences(new String(part, StandardCharsets.UTF_8), endOfStatement);
            assertThat(lines()).as("lines after %d bytes", cut).isEqualTo((long) complete * EACH);
        }
        long before = lines();
        assertThat(before).isBetween((long) EACH, (STATEMENTS - 1L) * EACH);

        ImportResult whole = cast.load(file);

        assertThat(whole.problems()).isEmpty();
        assertThat(whole.newLines()).isEqualTo((int) (STATEMENTS * EACH - before));
        assertThat(whole.duplicate()).isEqualTo((int) before);
        assertThat(lines()).isEqualTo(STATEMENTS * EACH);
        assertThat(number("select count(*) from payments.payment")).isEqualTo(STATEMENTS * EACH);
        assertThat(number("select count(*) from cashapp.bank_statement where held_code is null"))
                .isEqualTo(STATEMENTS);
        assertThat(number("select sum(open_minor) from receivables.open_item")).isZero();
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

    private static Entry[] entries(int statement, LocalDate on) {
        return IntStream.rangeClosed(1, EACH)
                .map(n -> statement * EACH + n)
                .mapToObj(n -> Entry.credit("7.00", on, Entry.text(said(n))).referenced("REF-" + n))
                .toArray(Entry[]::new);
    }

    private static String mt940(int statement, LocalDate on) {
        String day = DateTimeFormatter.ofPattern("yyMMdd").format(on);
        var text = new StringBuilder(":20:S%d\n:25:%s\n:28C:%d/1\n:60F:C%sEUR%s\n"
                .formatted(statement, CashCast.IBAN, statement + 1, day, comma(opening(statement))));
        for (int n = statement * EACH + 1; n <= (statement + 1) * EACH; n++) {
            text.append(":61:%s%sC7,00NTRFNONREF//R%d\n:86:166?00CREDIT?20%s\n"
                    .formatted(day, day.substring(2), n, said(n)));
        }
        return text.append(":62F:C%sEUR%s\n-\n".formatted(day, comma(opening(statement + 1))))
                .toString();
    }

    private static String comma(String amount) {
        return amount.replace('.', ',');
    }

    private static String opening(int statement) {
        return new BigDecimal("7.00")
                .multiply(BigDecimal.valueOf((long) statement * EACH))
                .setScale(2)
                .toPlainString();
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

    private long lines() {
        return number("select count(*) from cashapp.receipt_line");
    }

    private long number(String sql) {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql(sql)
                .query((row, number) -> row.getLong(1))
                .single());
    }
}

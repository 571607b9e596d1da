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
import org.tallystick.lib.bankfiles.table.StatementColumns;
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

    @Test
    void aBai2FileCutAtEveryKilobyteBooksWholeStatements() {
        cast = dollars();
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(first).substring(2);
        var text = new StringBuilder("01,BANK,ACME,%s,0600,1,,,2/\n".formatted(day));
        for (int statement = 0; statement < STATEMENTS; statement++) {
            text.append(bai2(statement, first.plusDays(statement)));
        }
        text.append("99,%d,%d,%d/\n"
                .formatted(
                        total(STATEMENTS), STATEMENTS, text.toString().lines().count() + 1));

        everyCut(text.toString().getBytes(StandardCharsets.UTF_8), ",1,84/");
    }

    @Test
    void anOfxFileCutAtEveryKilobyteBooksWholeStatements() {
        cast = dollars();
        var text = new StringBuilder("OFXHEADER:100\nVERSION:102\n\n<OFX><BANKMSGSRSV1>\n");
        for (int statement = 0; statement < STATEMENTS; statement++) {
            text.append(ofx(statement, first.plusDays(statement)));
        }

        everyCut(text.append("</BANKMSGSRSV1></OFX>\n").toString().getBytes(StandardCharsets.UTF_8), "</STMTRS>");
    }

    /** A table has no totals: what ends with a line is booked, the rest never with an amount that was cut. */
    @Test
    void aTableThatStopsInsideALineBooksNothing() {
        cast.call(() -> {
            cast.bean(TableFiles.class).remember(cast.caller(), cast.bankAccount(), StatementColumns.parse("""
                            booked-on = Day
                            text = Text
                            bank-reference = Reference
                            amount = Amount
                            decimal-sign = comma
                            """));
            return first;
        });
        String header = "Day;Reference;Text;Amount\n";
        var text = new StringBuilder(header);
        for (int n = 1; n <= STATEMENTS * EACH; n++) {
            text.append("%s;REF-%d;%s;7,00\n".formatted(first.plusDays((n - 1) / EACH), n, said(n)));
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);

        String rows = text.toString();
        int line = rows.indexOf('\n', rows.length() / 2) + 1;
        long booked = 0;
        for (int cut : List.of(header.length(), 100, KILOBYTE, 2 * KILOBYTE, line - 4, line - 1, line, 3 * KILOBYTE)) {
            byte[] part = Arrays.copyOf(file, cut);

            loadOrRefuse(part);

            booked = cut == line ? complete(rows, line) : booked;
            assertThat(lines()).as("lines after %d bytes", cut).isEqualTo(booked);
            assertThat(number("select count(*) from payments.payment where amount_minor <> 700"))
                    .as("amounts after %d bytes", cut)
                    .isZero();
        }
        cast.load(file);

        assertThat(number("select count(*) from payments.payment")).isEqualTo(STATEMENTS * EACH);
        assertThat(number("select sum(open_minor) from receivables.open_item")).isZero();
        assertThat(cast.bean(BooksCheck.class).run(cast.caller()).broken()).isEmpty();
    }

    private static long complete(String rows, int end) {
        return rows.substring(0, end).lines().count() - 1;
    }

    private CashCast dollars() {
        var american = new CashCast(server, "USD", "4711");
        CustomerId ada = american.customer();
        for (int n = 1; n <= STATEMENTS * EACH; n += 10) {
            american.owes(ada, number(n), "7.00");
        }
        return american;
    }

    private static int total(int statements) {
        return IntStream.range(0, statements)
                .map(statement -> (2 * statement + 1) * EACH * 700 + EACH * 700)
                .sum();
    }

    /** A group of one account; the control totals are the sum of the balances and of the transactions. */
    private static String bai2(int statement, LocalDate on) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(on).substring(2);
        int opening = statement * EACH * 700;
        int total = opening + opening + EACH * 700 + EACH * 700;
        var text = new StringBuilder("02,ACME,BANK,1,%s,2400,USD,2/\n03,4711,,010,%d,,,015,%d,,/\n"
                .formatted(day, opening, opening + EACH * 700));
        for (int n = statement * EACH + 1; n <= (statement + 1) * EACH; n++) {
            text.append("16,165,700,0,R%d,,%s\n88, for the goods that were delivered to the second warehouse\n"
                    .formatted(n, said(n)));
        }
        return text.append("49,%d,%d/\n98,%d,1,%d/\n".formatted(total, 2 * EACH + 2, total, 2 * EACH + 4))
                .toString();
    }

    private static String ofx(int statement, LocalDate on) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(on);
        var text = new StringBuilder(
                "<STMTTRNRS><TRNUID>%d<STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>4711</BANKACCTFROM>".formatted(statement)
                        + "<BANKTRANLIST>\n");
        for (int n = statement * EACH + 1; n <= (statement + 1) * EACH; n++) {
            text.append("<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>%s<TRNAMT>7.00<FITID>F%d<NAME>Payer<MEMO>%s</STMTTRN>\n"
                    .formatted(day, n, said(n)));
        }
        return text.append("</BANKTRANLIST><LEDGERBAL><BALAMT>%s<DTASOF>%s</LEDGERBAL></STMTRS></STMTTRNRS>\n"
                        .formatted(opening(statement + 1), day))
                .toString();
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
        assertThat(
                        number(
                                "select count(*) from cashapp.bank_statement where held_code is null or released_at is not null"))
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

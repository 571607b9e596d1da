package org.tallystick.lib.bankfiles.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.EntryStatus;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.testing.Events;

class Mt940ReaderTest {
    private static Events read(String text, ReadLimits limits) {
        return Events.of(Mt940Reader.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits));
    }

    private static Events read(String text) {
        return read(text, ReadLimits.defaults());
    }

    /** A statement from 1000.00 EUR to the closing balance with these entries. */
    private static String statement(String closing, String entries) {
        return ":20:REF\n:25:DE89370400440532013000\n:28C:7/1\n:60F:C260226EUR1000,00\n" + entries + "\n:62F:C260227EUR"
                + closing + "\n-\n";
    }

    private static Detail detail(String text) {
        Events events = read(statement("1001,00", ":61:260227C1,NTRFNONREF\n" + text));
        assertThat(events.problems()).isEmpty();
        return events.entries().getFirst().details().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "2512311231C1, 2025-12-31, 2025-12-31",
        "2512310101C1, 2025-12-31, 2026-01-01",
        "2601021231C1, 2026-01-02, 2025-12-31",
        "260227C1, 2026-02-27, ",
        "9902280301C1, 1999-02-28, 1999-03-01"
    })
    void entryDateTakesTheNearestYear(String line, LocalDate valueOn, LocalDate bookedOn) {
        Entry entry = read(statement("1001,00", ":61:" + line + ",NTRFNONREF"))
                .entries()
                .getFirst();

        assertThat(entry.valueOn()).isEqualTo(valueOn);
        assertThat(entry.bookedOn()).isEqualTo(bookedOn);
    }

    @ParameterizedTest
    @CsvSource({"C, CREDIT, false", "D, DEBIT, false", "RC, DEBIT, true", "RD, CREDIT, true", "DR, DEBIT, false"})
    void marksSayWhereMoneyWent(String mark, Direction direction, boolean reversal) {
        Entry entry = read(statement("1006,00", ":61:260227" + mark + "6,00NTRFNONREF"))
                .entries()
                .getFirst();

        assertThat(entry.direction()).isEqualTo(direction);
        assertThat(entry.reversal()).isEqualTo(reversal);
        assertThat(entry.amount()).hasToString("6.00 EUR");
    }

    @Test
    void referencesAndSupplementAreKeptApart() {
        Entry entry = read(statement("1001,00", ":61:260227C1,NTRFINV-2026-000123//BANK-1\nsupplement"))
                .entries()
                .getFirst();

        assertThat(entry.reference()).isEqualTo("INV-2026-000123");
        assertThat(entry.bankReference()).isEqualTo("BANK-1");
        assertThat(entry.details().getFirst().referenceText()).containsExactly("INV-2026-000123");
        assertThat(entry.details().getFirst().additionalText()).isEqualTo("supplement");
    }

    @Test
    void germanTextIsTakenApart() {
        Detail detail = detail(":86:166?00GUTSCHRIFT?109310?20EREF+E2E-1 MREF+M-1 S?21VWZ+INV-2026-\n"
                + "000123?30COBADEFFXXX?31DE02120300000000202051?32Acme?33 Corp?34000");

        assertThat(detail.endToEndId()).isEqualTo("E2E-1");
        assertThat(detail.mandateId()).isEqualTo("M-1");
        assertThat(detail.freeText()).containsExactly("INV-2026-000123");
        assertThat(detail.counterparty().name()).isEqualTo("Acme Corp");
        assertThat(detail.counterparty().iban()).isEqualTo("DE02120300000000202051");
        assertThat(detail.counterparty().bic()).isEqualTo("COBADEFFXXX");
        assertThat(detail.additionalText()).isEqualTo("GUTSCHRIFT");
        assertThat(detail.returnReason()).isNull();
        assertThat(detail.transactionCode().text()).isEqualTo("NTRF+166");
    }

    @Test
    void returnedDebitSaysWhy() {
        Detail detail = detail(":86:109?00RUECKLASTSCHRIFT?20EREF+OUR-1?34914");

        assertThat(Objects.requireNonNull(detail.returnReason()).code()).isEqualTo("914");
        assertThat(detail.endToEndId()).isEqualTo("OUR-1");
    }

    @Test
    void slashCodesAreTakenApartAcrossLines() {
        Detail detail = detail(":86:/EREF/OUR-1/BENM//NAME/A VERY LONG NAME OF A CUSTOMER OF OURS SOM\n"
                + "EWHERE/REMI/INV-2026-000123/ISDT/2026-02-27");

        assertThat(detail.endToEndId()).isEqualTo("OUR-1");
        assertThat(detail.counterparty().name()).isEqualTo("A VERY LONG NAME OF A CUSTOMER OF OURS SOMEWHERE");
        assertThat(detail.freeText()).containsExactly("INV-2026-000123");
    }

    @Test
    void blocksAndPlainTextsStayInOrder() {
        assertThat(detail(":NS:01Purpose one\n02Purpose two\n15Ada\n16 Ltd").freeText())
                .containsExactly("Purpose one", "Purpose two");
        assertThat(detail(":86:first\nsecond\n:86:third").freeText()).containsExactly("first\nsecond", "third");
        assertThat(detail(":86:0111111111 GPSEOUL 10-12").freeText()).containsExactly("0111111111 GPSEOUL 10-12");
    }

    @Test
    void linesThatOnlyLookLikeFieldsBelongToTheText() {
        Events events = read(statement("1001,00", ":61:260227C1,NTRFNONREF\n:86:at 12\n:26:37 o'clock\n- paid"));

        assertThat(events.codes()).containsExactly("MT940-TAG-01");
        assertThat(events.entries().getFirst().details().getFirst().freeText())
                .containsExactly("at 12\n:26:37 o'clock\n- paid");
    }

    @Test
    void currencyMayStandInTheAccountOrInTheOtherBalance() {
        Events events = read("""
                :20:R
                :25:1291.99.348EUR
                :28:1
                :60F:C2602261000,00
                :61:260227C1,NTRF
                :62F:C260227EUR1001,00
                -
                """);

        assertThat(events.codes()).containsExactly("CURRENCY-UNKNOWN");
        assertThat(events.statements().getFirst().account().number()).isEqualTo("1291.99.348");
        assertThat(events.entries().getFirst().amount()).hasToString("1.00 EUR");
        assertThat(events.ended()).allMatch(StatementEnded::sound);
    }

    @Test
    void balancesThatDoNotAgreeHoldTheStatement() {
        Events events = read(statement("1001,01", ":61:260227C1,NTRFNONREF"));

        assertThat(events.codes()).containsExactly("MT940-BAL-01");
        assertThat(events.ended()).noneMatch(StatementEnded::sound);
    }

    @Test
    void pageBeginsWhereTheOneBeforeEnded() {
        String pages = """
                :20:A
                :25:1
                :28C:7/1
                :60F:C260226EUR10,
                :62M:C260226EUR10,
                -
                :20:B
                :25:1
                :28C:7/2
                :60M:C260226EUR11,
                :62F:C260226EUR11,
                -
                """;

        assertThat(read(pages).codes()).containsExactly("STATEMENT-GAP-01");
        assertThat(read(pages.replace("11,", "10,")).codes()).isEmpty();
    }

    @Test
    void intradayReportIsExpectedMoneyAndComparedWithItsSums() {
        String report = """
                :20:R
                :25:1
                :28C:1
                :34F:EURD5,
                :13D:2602271200+0100
                :61:260227C10,NTRF
                :90D:0EUR0,
                :90C:1EUR10,
                -
                """;

        assertThat(read(report).format()).hasToString("Format[name=mt942, version=]");
        assertThat(read(report).problems()).isEmpty();
        assertThat(read(report).entries().getFirst().status()).isEqualTo(EntryStatus.PENDING);
        assertThat(read(report.replace(":90C:1", ":90C:2")).codes()).containsExactly("MT940-SUM-01");
        assertThat(read(report.replace("EUR10,", "EUR11,")).codes()).containsExactly("MT940-SUM-01");
    }

    @Test
    void everyCutBeforeTheClosingBalanceIsTruncatedOrHeld() {
        String whole = statement("1001,00", ":61:260227C1,NTRFNONREF\n:86:text");

        for (int length = 5; length < whole.length() - 3; length++) {
            Events events = read(whole.substring(0, length));

            boolean closed = whole.substring(0, length).contains(":62F:C260227EUR1001");
            assertThat(events.ended().stream().anyMatch(StatementEnded::sound))
                    .as("cut at %d", length)
                    .isEqualTo(closed);
        }
    }

    @Test
    void unreadableLinesKeepTheirEntryOut() {
        Events events = read(statement("1000,00", ":61:2602X7C1,5NTRF"));

        assertThat(events.codes()).contains("DATE-INVALID", "AMOUNT-MARK");
        assertThat(events.entries().getFirst().sound()).isFalse();
        assertThat(read(statement("1000,00", ":61:260227C1.5NTRF")).codes()).contains("AMOUNT-SYNTAX");
    }

    @Test
    void limitsStopReading() {
        var limits = new ReadLimits(1 << 20, 200, 10, 2, 2, 10);
        String entry = ":61:260227C1,NTRFNONREF\n";

        assertThat(read(statement("1003,00", entry.repeat(3).strip()), limits).codes())
                .containsExactly("FILE-LIMIT");
        assertThat(read(statement("1001,00", entry + ":86:a\n:86:b\n:86:c"), limits)
                        .codes())
                .containsExactly("FILE-LIMIT");
        assertThat(read(statement("1001,00", entry + ":86:" + "text\n".repeat(100)), limits)
                        .codes())
                .containsExactly("FILE-LIMIT");
        assertThat(read(statement("1001,00", entry + ":86:" + "x".repeat(300)), limits)
                        .codes())
                .containsExactly("FILE-LIMIT");
    }

    @Test
    void emptyAndForeignFilesHaveOneProblem() {
        assertThat(read("").codes()).containsExactly("FILE-EMPTY");
        assertThat(read("hello\nworld\n").codes()).containsExactly("FILE-UNKNOWN");
    }

    @Test
    void umlautsAreReadInUtf8AndInWindows1252() {
        String text = statement("1001,00", ":61:260227C1,NTRFNONREF\n:86:M\u00fcller");
        byte[] windows = text.getBytes(StandardCharsets.ISO_8859_1);

        Events events = Events.of(Mt940Reader.open(new ByteArrayInputStream(windows), ReadLimits.defaults()));

        assertThat(events.problems()).isEmpty();
        assertThat(text(events)).isEqualTo("M\u00fcller").isEqualTo(text(read(text)));
    }

    private static String text(Events events) {
        return events.entries().getFirst().details().getFirst().freeText().getFirst();
    }
}

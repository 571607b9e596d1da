package org.tallystick.lib.bankfiles.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.table.StatementColumns.Field;

class TableStatementReaderTest {
    private static final BankAccount EUROS = new BankAccount(null, "4711", null, "EUR", null);
    private static final String SIGNED = """
            Date,Description,Name,Amount,Balance
            2026-02-01,Invoice 4711,Ada,100.00,600.00
            2026-02-02,Fee,,-7.50,592.50
            """;

    private static ByteSource source(String text) {
        return ByteSource.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Found {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable BankStatement ended;
        private boolean sound;

        BankStatement statement() {
            return Objects.requireNonNull(ended);
        }

        List<String> amounts() {
            return entries.stream()
                    .map(entry -> Objects.requireNonNull(entry.signed()).toPlainString())
                    .toList();
        }

        List<String> codes() {
            return problems.stream().map(problem -> problem.code().text()).toList();
        }
    }

    private static Found read(String text, String map) {
        return read(text, StatementColumns.parse(map));
    }

    private static Found proposed(String text) {
        return read(text, ColumnProposal.of(source(text)).orElseThrow().columns());
    }

    @Test
    void whatWasPaidInAnotherCurrencyIsToldByThreeColumns() {
        Found found = proposed("""
                Buchungstag;Betrag;Verwendungszweck;Originalbetrag;Originalwährung;Wechselkurs
                02.02.2026;91,87;INV-1;100,00;USD;0,9187
                03.02.2026;50,00;INV-2;50,00;EUR;1
                04.02.2026;60,00;INV-3;;;
                """);

        assertThat(found.entries).hasSize(3);
        assertThat(found.problems).isEmpty();
        Detail paid = found.entries.getFirst().details().getFirst();
        assertThat(Objects.requireNonNull(paid.instructedAmount())).hasToString("100.00 USD");
        assertThat(Objects.requireNonNull(paid.exchange()).rate()).isEqualTo("0.9187");
        assertThat(found.entries.subList(1, 3))
                .allSatisfy(entry -> assertThat(entry.details().getFirst().instructedAmount())
                        .isNull());
    }

    private static Found read(String text, StatementColumns columns) {
        var found = new Found();
        try (var reader = TableStatementReader.open(source(text), columns, EUROS, ReadLimits.defaults())) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case StatementEvent.StatementStarted _ -> {}
                    case StatementEvent.EntryRead(Entry entry) -> found.entries.add(entry);
                    case StatementEvent.ProblemFound(Problem problem) -> found.problems.add(problem);
                    case StatementEvent.StatementEnded ended -> {
                        found.ended = ended.statement();
                        found.sound = ended.sound();
                    }
                }
            }
        }
        return found;
    }

    @Test
    void signedAmountsAndTheBalanceColumnAreRead() {
        Found found = proposed(SIGNED);

        assertThat(found.problems).isEmpty();
        assertThat(found.amounts()).containsExactly("100.00", "-7.50");
        assertThat(found.statement().opening().orElseThrow().signed()).isEqualByComparingTo("500.00");
        assertThat(found.statement().closing().orElseThrow().signed()).isEqualByComparingTo("592.50");
        assertThat(found.statement().from()).isEqualTo("2026-02-01");
        assertThat(found.statement().to()).isEqualTo("2026-02-02");
        assertThat(found.entries.getFirst().details().getFirst().counterparty().name())
                .isEqualTo("Ada");
        assertThat(found.entries.getFirst().details().getFirst().freeText()).containsExactly("Invoice 4711");
    }

    @Test
    void theLatestRowMayComeFirst() {
        Found found = proposed("""
                Date,Description,Name,Amount,Balance
                2026-02-02,Fee,,-7.50,592.50
                2026-02-01,Invoice 4711,Ada,100.00,600.00
                """);

        assertThat(found.problems).isEmpty();
        assertThat(found.statement().opening().orElseThrow().signed()).isEqualByComparingTo("500.00");
        assertThat(found.statement().closing().orElseThrow().signed()).isEqualByComparingTo("592.50");
    }

    @Test
    void theSameBookingHasOneFingerprintWhicheverRowComesFirst() {
        Found rising = proposed(SIGNED);
        Found falling = proposed("""
                Date,Description,Name,Amount,Balance
                2026-02-02,Fee,,-7.50,592.50
                2026-02-01,Invoice 4711,Ada,100.00,600.00
                """);

        assertThat(rising.entries.getFirst().fingerprint())
                .isEqualTo(falling.entries.getLast().fingerprint());
    }

    @Test
    void aRowThatDoesNotAddUpMakesTheStatementUnsound() {
        Found found = proposed(SIGNED.replace("592.50", "592.51"));

        assertThat(found.codes()).containsExactly("TABLE-BAL-01");
        assertThat(found.problems.getFirst().location().line()).isEqualTo(3);
        assertThat(found.sound).isFalse();
    }

    @Test
    void columnsForEachSideAfterLinesAboutTheAccount() {
        Found found = proposed("""
                Bank code : 10001;Agency : 1;;;
                Account Number : 4711;: EUR;;;
                ;;;;
                Balance at end of period;;;+31070,11;
                Date;Operation Number;Label;Debit;Credit
                01.04.2026;4UNLY8V;TRANSFER IN;;1.533,50
                02.04.2026;4UNLY8W;CARD;-12,00;
                Total;;;-12,00;1.533,50
                """);

        assertThat(found.problems).isEmpty();
        assertThat(found.amounts()).containsExactly("1533.50", "-12.00");
        assertThat(found.entries.getFirst().bankReference()).isEqualTo("4UNLY8V");
    }

    @ParameterizedTest
    @CsvSource({
        "33.50, D, -33.50",
        "33.50, C, 33.50",
        "'-1,533.50', C, 1533.50",
        "-33.50, D, -33.50",
        "33.50, dbit, -33.50"
    })
    void theMarkDecidesTheSide(String amount, String mark, String signed) {
        Found found = proposed("Date,Label,Amount,D/C\n2026-02-01,x,\"" + amount + "\"," + mark + "\n");

        assertThat(found.amounts()).containsExactly(signed);
    }

    @Test
    void rowsInAnotherCurrencyAreLeftOutAndSaid() {
        Found found = proposed("""
                Date,Label,Currency,Amount
                2026-02-01,a,USD,-33.50
                2026-02-01,b,EUR,"1,525.00"
                """);

        assertThat(found.amounts()).containsExactly("1525.00");
        assertThat(found.codes()).containsExactly("TABLE-CURRENCY-01");
        assertThat(found.sound).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30, 1.00, DATE-INVALID",
        "01.02.2026, 1.00, DATE-INVALID",
        "2026-02-01, 1.234, AMOUNT-SCALE",
        "2026-02-01, one, AMOUNT-SYNTAX"
    })
    void whatCannotBeReadIsAProblemOfItsRow(String date, String amount, String code) {
        Found found = read("Date,Amount\n2026-02-01,5.00\n" + date + "," + amount + "\n", """
                booked-on = Date
                amount = Amount
                """);

        assertThat(found.codes()).containsExactly(code);
        assertThat(found.problems.getFirst().location().entry()).isEqualTo(2);
        assertThat(found.entries.getLast().sound()).isFalse();
    }

    @Test
    void aColumnThatIsGoneMakesTheStatementUnsound() {
        Found found = read("Day,Amount\n2026-02-01,5.00\n", "booked-on = Date\namount = Amount\n");

        assertThat(found.codes()).contains("TABLE-HEADER-02");
        assertThat(found.sound).isFalse();
    }

    @Test
    void amountsOnBothSidesOfOneRowAreAProblem() {
        Found found = proposed("Date,Label,Debit,Credit\n2026-02-01,x,1.00,2.00\n");

        assertThat(found.codes()).containsExactly("AMOUNT-MARK");
    }

    @Test
    void aMapSurvivesItsText() {
        String text = """
                header-row = 5
                date-pattern = dd.MM.yyyy
                decimal-sign = comma
                charset = windows-1252
                delimiter = ;
                debit-marks = S
                booked-on = Buchungstag
                amount = Betrag
                mark = S/H
                """;

        StatementColumns columns = StatementColumns.parse(text);

        assertThat(columns.text()).isEqualTo(text);
        assertThat(columns.column(Field.AMOUNT)).contains("Betrag");
        assertThat(columns.isUsable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header-row = 0",
                "decimal-sign = dot",
                "colour = red",
                "booked-on",
                "charset = nonsense-1",
                "delimiter = ;;",
                "date-pattern = yyyy"
            })
    void aMapThatMakesNoSenseIsRefusedWithASentence(String line) {
        assertThatThrownBy(() -> StatementColumns.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".{10,}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello\nworld\n", "a,b,c\n1,2,3\n"})
    void whatIsNoTableOfABankGetsNoProposal(String text) {
        assertThat(ColumnProposal.of(source(text))).isEmpty();
    }

    @Test
    void datesAndAmountsAreProposedFromTheRows() {
        StatementColumns columns = ColumnProposal.of(source("""
                        Buchungstag;Verwendungszweck;Betrag;Währung
                        31.01.2026;Miete;-1.000,00;EUR
                        """)).orElseThrow().columns();

        assertThat(columns.dates()).hasToString("dd.MM.yyyy");
        assertThat(columns.amounts()).isEqualTo(AmountFormat.COMMA);
        assertThat(columns.columns())
                .containsEntry(Field.TEXT, "Verwendungszweck")
                .containsEntry(Field.CURRENCY, "Währung");
    }
}

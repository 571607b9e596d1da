package org.tallystick.lib.bankfiles.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.debit;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.debits;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.written;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.ReturnNotice;
import org.tallystick.lib.bankfiles.nacha.AchEvent.ChangeRead;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileEnded;
import org.tallystick.lib.bankfiles.nacha.AchEvent.ReturnRead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;

class AchReaderTest {
    private static final String FILE = written(debits(debit(1, "120.50"), debit(2, "79.50")));
    private static final List<String> LINES = FILE.lines().toList();

    private static String withNotice(String addenda) {
        String entry = LINES.get(2).substring(0, 78) + "1" + LINES.get(2).substring(79);
        return String.join("\n", LINES.get(0), LINES.get(1), entry, addenda, LINES.get(4), LINES.get(5));
    }

    @Test
    void returnNamesThePaymentThatCameBack() {
        AchFile file = AchFile.of(withNotice(
                "799R02121042880000001      02100002Account closed                              021000020000009"));

        ReturnRead returned = file.all(ReturnRead.class).getFirst();

        assertThat(returned.notice())
                .isEqualTo(new ReturnNotice(
                        "R02", "121042880000001", null, "02100002", "Account closed", "021000020000009"));
        assertThat(returned.notice().kind()).isEqualTo(ReturnNotice.Kind.RETURN);
        assertThat(AchCodes.meaningOfReturn("R02")).contains("Account closed");
        assertThat(returned.entry().amount()).isEqualTo(Outgoing.usd("120.50"));
    }

    @Test
    void deathHasADay() {
        AchFile file = AchFile.of(withNotice(
                "799R15121042880000001260214021000020                                           021000020000009"));

        assertThat(file.all(ReturnRead.class).getFirst().notice().diedOn()).hasToString("2026-02-14");
    }

    @Test
    void changeNoticeCarriesTheCorrectedData() {
        AchFile file = AchFile.of(withNotice(
                "798C01121042880000001      021000021918171614                                   021000020000009"
                        .substring(0, 94)));

        ChangeRead change = file.all(ChangeRead.class).getFirst();

        assertThat(change.notice().code()).isEqualTo("C01");
        assertThat(change.notice().originalTrace()).isEqualTo("121042880000001");
        assertThat(change.notice().correctedData()).isEqualTo("1918171614");
        assertThat(AchCodes.meaningOfChange("C01")).contains("The account number is wrong");
    }

    @ParameterizedTest
    @CsvSource({"R01,RETURN", "R53,RETURN", "R61,DISHONORED", "R69,DISHONORED", "R71,CONTESTED", "R77,CONTESTED"})
    void codesTellReturnsRefusalsAndContestsApart(String code, ReturnNotice.Kind kind) {
        assertThat(new ReturnNotice(code, "", null, "", "", "").kind()).isEqualTo(kind);
        assertThat(AchCodes.meaningOfReturn(code)).isPresent();
    }

    @Test
    void unknownReturnCodeIsAWarning() {
        AchFile file = AchFile.of(withNotice(
                "799RXX121042880000001      02100002                                            021000020000009"));

        assertThat(file.codes()).contains("NACHA-CODE-01");
        assertThat(file.all(ReturnRead.class)).hasSize(1);
    }

    @Test
    void fileWithoutLineEndsIsCutEvery94Characters() {
        AchFile file = AchFile.of(FILE.replace("\n", ""));

        assertThat(file.codes()).isEmpty();
        assertThat(file.entries()).isEqualTo(AchFile.of(FILE).entries());
        assertThat(file.counts().records()).isEqualTo(10);
    }

    @Test
    void windowsLineEndsBlankLinesAndTrimmedLinesAreNoProblem() {
        String trimmed =
                String.join("\r\n", FILE.lines().map(String::stripTrailing).toList()) + "\r\n\r\n";

        AchFile file = AchFile.of(trimmed);

        assertThat(file.controlsAgree()).isTrue();
        assertThat(file.problems()).extracting(Problem::severity).containsOnly(Severity.INFO);
    }

    @Test
    void everyWrongControlFieldIsNamedWithItsPlace() {
        String control = "9000002000001000000030004200005000000020001000000000001";
        AchFile file = AchFile.of(FILE.replace("9000001000001000000020004200004000000020000000000000000", control));

        assertThat(file.codes()).hasSize(5).containsOnly("NACHA-CONTROL-9");
        assertThat(file.problems())
                .extracting(problem -> problem.location().column())
                .containsExactly(2L, 14L, 22L, 32L, 44L);
        assertThat(file.problems())
                .extracting(problem -> problem.location().line())
                .containsOnly(6L);
        assertThat(file.all(FileEnded.class)).extracting(FileEnded::sound).containsExactly(false);
    }

    @Test
    void changedAmountIsFoundByBothControls() {
        AchFile file = AchFile.of(FILE.replace("0000012050", "0000012051"));

        assertThat(file.codes()).containsExactly("NACHA-CONTROL-8", "NACHA-CONTROL-9");
    }

    @Test
    void amountThatIsNoNumberKeepsTheEntryBack() {
        AchFile file = AchFile.of(FILE.replace("0000012050", "00000120.5"));

        assertThat(file.entries()).extracting(AchEntry::sound).containsExactly(false, true);
        assertThat(file.codes()).contains("AMOUNT-SYNTAX");
    }

    @Test
    void missingControlsAreFatalAndTheFileNeverEnds() {
        AchFile file = AchFile.of(String.join("\n", LINES.subList(0, 4)));

        assertThat(file.codes()).containsExactly("FILE-TRUNCATED");
        assertThat(file.all(FileEnded.class)).isEmpty();
        assertThat(file.entries()).hasSize(2);
    }

    @Test
    void disorderIsReportedAndReadOn() {
        AchFile file = AchFile.of(String.join(
                "\n",
                LINES.get(0),
                LINES.get(2),
                "705" + " ".repeat(91),
                LINES.get(1),
                "705" + " ".repeat(91),
                "X" + " ".repeat(93),
                LINES.get(1),
                LINES.get(4),
                LINES.get(5)));

        assertThat(file.problems())
                .extracting(Problem::messageKey)
                .contains(
                        "NACHA-RECORD-01.outside",
                        "NACHA-RECORD-01.alone",
                        "NACHA-RECORD-01",
                        "NACHA-CONTROL-8.missing");
        assertThat(file.entries()).hasSize(1);
    }

    @Test
    void charactersOutsideAsciiAreReadAndReported() {
        AchFile latin = AchFile.of(FILE.replace("Ada Lovelace ", "Adé Lovelace "));
        AchFile unicode =
                AchFile.of(FILE.replace("Ada Lovelace ", "Adé Lovelace ").getBytes(StandardCharsets.UTF_8));

        assertThat(latin.codes()).containsExactly("TEXT-CHARSET");
        assertThat(latin.entries()).isEqualTo(unicode.entries());
        assertThat(latin.entries().getFirst().name()).isEqualTo("Adé Lovelace");
    }

    @Test
    void emptyAndForeignFilesSaySo() {
        assertThat(AchFile.of("").codes()).containsExactly("FILE-EMPTY");
        assertThat(AchFile.of("\n \n").codes()).containsExactly("FILE-EMPTY");
        assertThat(AchFile.of("01,122099999,123456789,040621,0200,1,65,,2/").codes())
                .containsExactly("FILE-UNKNOWN");
        assertThat(AchFile.of("\u0000\u0001\u00ff".repeat(100)).codes()).containsExactly("FILE-UNKNOWN");
    }

    @Test
    void limitsStopTheReader() {
        byte[] file = FILE.getBytes(StandardCharsets.US_ASCII);
        var limits = ReadLimits.defaults();

        assertThat(AchFile.of(file, new ReadLimits(300, limits.textBytes(), 1, 5, 5, 1))
                        .codes())
                .contains("FILE-LIMIT");
        assertThat(AchFile.of(file, new ReadLimits(1 << 20, limits.textBytes(), 1, 1, 5, 1))
                        .codes())
                .contains("FILE-LIMIT");
    }

    @Test
    void fileOfThousandsOfErrorsIsNotReadToItsEnd() {
        AchFile file = AchFile.of(FILE + "X\n".repeat(100_000));

        assertThat(file.problems()).hasSizeLessThan(50_000);
        assertThat(file.problems().getLast().code().text()).isEqualTo("FILE-LIMIT");
        assertThat(file.all(FileEnded.class)).isEmpty();
    }
}

package org.tallystick.lib.bankfiles.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportEnded;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportStarted;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.testing.Samples;

class PainSamplesTest {
    private static PaymentFile read(String name) {
        return PaymentFile.of(Samples.bytes(Samples.folder("bank/pain").resolve(name)), ReadLimits.defaults());
    }

    @Test
    void goldenDirectDebitsAgree() {
        PaymentFile file = read("pain001__golden_pain.008.001.08.xml");

        assertThat(file.problems()).isEmpty();
        assertThat(file.totals()).hasToString("PaymentTotals[transactions=2, sum=350.00]");
        assertThat(file.orders()).extracting(PaymentOrder::mandateId).containsExactly("MANDATE-001", "MANDATE-002");
        assertThat(file.batches().getFirst().sequenceType()).isEqualTo("RCUR");
    }

    @ParameterizedTest
    @CsvSource({
        "pain001__pain001__templates__pain.001.001.04__pain.001.001.04.xml, 1, PAIN-CONTROL-01.transactions",
        "pain001__pain001__templates__pain.001.001.08__pain.001.001.08.xml, 1, PAIN-CONTROL-01.sum",
        "pain001__pain001__templates__pain.001.001.09__pain.001.001.09.xml, 5, PAIN-CONTROL-01.transactions"
    })
    void templatesDoNotAgreeWithTheirContent(String name, long transactions, String problem) {
        PaymentFile file = read(name);

        assertThat(file.totals().transactions()).isEqualTo(transactions);
        assertThat(file.keys()).contains(problem);
        assertThat(file.problems())
                .filteredOn(found -> found.code().text().equals("PAIN-CONTROL-01"))
                .allMatch(found -> found.location().line() > 1);
    }

    @ParameterizedTest
    @CsvSource({
        "test-pain-parse-00100102.xml, pain.001, 001.02",
        "test-pain-parse-00100103.xml, pain.001, 001.03",
        "test-pain-parse-00100109.xml, pain.001, 001.09",
        "test-pain-parse-00100202.xml, pain.001, 002.02",
        "test-pain-parse-00100203.xml, pain.001, 002.03",
        "test-pain-parse-invalid.xml, pain.001, ''",
        "test-pain-parse-none.xml, pain.001, ''"
    })
    void shellsAreRecognisedAndEmpty(String name, String message, String version) {
        PaymentFile file = read("hbci4java/" + name);

        assertThat(file.format()).hasToString("Format[name=" + message + ", version=" + version + "]");
        assertThat(file.keys()).contains("FILE-EMPTY.payments");
    }

    @Test
    void verificationReportIsReadWithItsReasons() {
        Path folder = Samples.folder("bank/pain/hbci4java");

        for (String name : List.of("test-pain-parse-0020110-01.xml", "test-pain-parse-0020110-02.xml")) {
            StatusFile file = StatusFile.of(Samples.bytes(folder.resolve(name)));

            assertThat(file.all(ReportStarted.class).getFirst().report().status())
                    .isEqualTo("RVMC");
            assertThat(file.all(ReportStarted.class)
                            .getFirst()
                            .report()
                            .reasons()
                            .getFirst()
                            .text())
                    .hasSize(4);
            assertThat(file.transactions())
                    .extracting(TransactionStatus::status)
                    .containsExactly("RVNM");
            assertThat(file.all(ReportEnded.class)).allMatch(ReportEnded::sound);
        }
    }

    @Test
    void noCutMakesAnExceptionOrACompleteMessage() {
        for (Path file : Samples.files("bank/pain")) {
            if (!file.toString().endsWith(".xml")) {
                continue;
            }
            byte[] whole = Samples.bytes(file);
            for (int length = 0; length < whole.length - 20; length += 1024) {
                byte[] cut = Arrays.copyOf(whole, length);

                assertThat(PaymentFile.of(cut, ReadLimits.defaults()).problems())
                        .as("%s cut at %d", file, length)
                        .extracting(Problem::severity)
                        .contains(Severity.FATAL);
                assertThat(StatusFile.of(cut).problems())
                        .as("%s cut at %d", file, length)
                        .extracting(Problem::severity)
                        .contains(Severity.FATAL);
            }
        }
    }
}

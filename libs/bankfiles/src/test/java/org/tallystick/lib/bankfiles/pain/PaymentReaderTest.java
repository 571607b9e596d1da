package org.tallystick.lib.bankfiles.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.BatchEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageEnded;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;

class PaymentReaderTest {
    private static String transfer(String amount) {
        return "<CdtTrfTxInf><PmtId><EndToEndId>E-1</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"EUR\">" + amount
                + "</InstdAmt></Amt></CdtTrfTxInf>";
    }

    private static String message(String groupTotals, String batchTotals, String transactions) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"><CstmrCdtTrfInitn><GrpHdr>"
                + "<MsgId>M-1</MsgId>" + groupTotals + "</GrpHdr><PmtInf><PmtInfId>P-1</PmtInfId>" + batchTotals
                + transactions + "</PmtInf></CstmrCdtTrfInitn></Document>";
    }

    private static String totals(String transactions, String sum) {
        return "<NbOfTxs>" + transactions + "</NbOfTxs><CtrlSum>" + sum + "</CtrlSum>";
    }

    @Test
    void totalsThatAgreeAreNoProblem() {
        PaymentFile file =
                PaymentFile.of(message(totals("2", "30.0"), totals("02", "30"), transfer("10.00") + transfer("20.00")));

        assertThat(file.keys()).isEmpty();
        assertThat(file.totals().transactions()).isEqualTo(2);
        assertThat(file.totals().sum()).isEqualByComparingTo("30");
    }

    @Test
    void everyTotalThatDiffersIsNamed() {
        PaymentFile file = PaymentFile.of(message(totals("3", "31"), totals("1", "x"), transfer("10.00")));

        assertThat(file.keys())
                .containsExactly("PAIN-CONTROL-01.unreadable", "PAIN-CONTROL-01.transactions", "PAIN-CONTROL-01.sum");
        assertThat(file.problems().getLast().arguments()).isEqualTo(List.of("GrpHdr", "31", "10.00"));
        assertThat(file.problems()).allMatch(problem -> problem.location().line() == 1);
        assertThat(file.all(BatchEnded.class)).noneMatch(BatchEnded::sound);
        assertThat(file.all(MessageEnded.class)).noneMatch(MessageEnded::sound);
    }

    @Test
    void amountThatIsMissingKeepsTheOrderBack() {
        PaymentFile file = PaymentFile.of(message("", "", "<CdtTrfTxInf/>" + transfer("1.005") + transfer("1")));

        assertThat(file.orders()).extracting(PaymentOrder::sound).containsExactly(false, false, true);
        assertThat(file.keys()).containsExactly("AMOUNT-SYNTAX.missing", "AMOUNT-SCALE");
        assertThat(file.problems())
                .extracting(problem -> problem.location().entry())
                .containsExactly(1L, 2L);
    }

    @Test
    void documentTypeIsRefused() {
        PaymentFile file =
                PaymentFile.of("<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + message("", "", ""));

        assertThat(file.keys()).containsExactly("XML-DTD");
    }

    @Test
    void cutAtAnyByteTheMessageNeverEnds() {
        byte[] whole = message(totals("1", "10"), "", transfer("10.00")).getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < whole.length - "</Document>".length(); length++) {
            PaymentFile file = PaymentFile.of(Arrays.copyOf(whole, length), ReadLimits.defaults());

            assertThat(file.problems())
                    .as("cut at %d", length)
                    .extracting(Problem::severity)
                    .contains(Severity.FATAL);
            assertThat(file.all(MessageEnded.class)).as("cut at %d", length).isEmpty();
        }
    }

    @Test
    void limitsStopTheReader() {
        byte[] file = message("", "", transfer("1").repeat(3)).getBytes(StandardCharsets.UTF_8);

        PaymentFile read = PaymentFile.of(file, new ReadLimits(1 << 20, 1 << 16, 64, 2, 2, 1));

        assertThat(read.keys()).containsExactly("FILE-LIMIT");
        assertThat(read.orders()).hasSize(2);
    }

    @Test
    void otherMessagesAreUnknown() {
        assertThat(PaymentFile.of("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"/>")
                        .keys())
                .containsExactly("FILE-UNKNOWN");
        assertThat(PaymentFile.of("").keys()).containsExactly("FILE-EMPTY");
        assertThat(PaymentReader.recognises("<Document xmlns=\"urn\"><CstmrCdtTrfInitn/>"))
                .isTrue();
        assertThat(PaymentReader.recognises("<Document><CstmrPmtStsRpt/>")).isFalse();
        assertThat(StatusReader.recognises("<Document><p:CstmrPmtStsRpt/>")).isTrue();
        assertThat(StatusReader.recognises("pain.002.001.10")).isFalse();
    }
}

package org.tallystick.lib.bankfiles.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.pain.StatusEvent.BatchStatusRead;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportEnded;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportStarted;

class StatusReaderTest {
    private static final String GROUP =
            "<OrgnlGrpInfAndSts><OrgnlMsgId>M-1</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId>"
                    + "<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>350.00</OrgnlCtrlSum>%s</OrgnlGrpInfAndSts>";
    private static final String REJECTED = "<TxInfAndSts><OrgnlInstrId>I-2</OrgnlInstrId>"
            + "<OrgnlEndToEndId>DD-0002</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
            + "<StsRsnInf><Orgtr><Nm>BANK</Nm></Orgtr><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></StsRsnInf>"
            + "<StsRsnInf><Rsn><Prtry>X1</Prtry></Rsn></StsRsnInf>"
            + "<OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">200.00</InstdAmt></Amt>"
            + "<MndtRltdInf><MndtId>MANDATE-2</MndtId></MndtRltdInf></OrgnlTxRef></TxInfAndSts>";

    private static String report(String content) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr>"
                + "<MsgId>S-1</MsgId><CreDtTm>2026-03-10T08:00:00</CreDtTm></GrpHdr>" + content
                + "</CstmrPmtStsRpt></Document>";
    }

    private static String batch(String content) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>P-1</OrgnlPmtInfId>" + content + "</OrgnlPmtInfAndSts>";
    }

    @Test
    void rejectionNamesThePaymentAndItsReasons() {
        StatusFile file = StatusFile.of(report(GROUP.formatted("<GrpSts>PART</GrpSts>") + batch(REJECTED)));

        TransactionStatus rejected = file.transactions().getFirst();
        assertThat(rejected.isRejected()).isTrue();
        assertThat(rejected.originalBatchId()).isEqualTo("P-1");
        assertThat(rejected.originalInstructionId()).isEqualTo("I-2");
        assertThat(rejected.originalEndToEndId()).isEqualTo("DD-0002");
        assertThat(rejected.reasons())
                .containsExactly(
                        new StatusReason("AC04", List.of("Account closed")), new StatusReason("X1", List.of()));
        assertThat(rejected.amount()).hasToString("200.00 EUR");
        assertThat(rejected.mandateId()).isEqualTo("MANDATE-2");
        assertThat(file.keys()).isEmpty();
    }

    @Test
    void wholeMessageHasItsStatus() {
        StatusFile file = StatusFile.of(
                report(GROUP.formatted("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>"
                        + "<NbOfTxsPerSts><DtldNbOfTxs>3</DtldNbOfTxs><DtldSts>RJCT</DtldSts></NbOfTxsPerSts>")));

        assertThat(file.all(ReportStarted.class).getFirst().report())
                .isEqualTo(new StatusReport(
                        "S-1",
                        "2026-03-10T08:00:00",
                        "M-1",
                        "pain.008.001.08",
                        "3",
                        "350.00",
                        "RJCT",
                        List.of(new StatusReason("FF01", List.of())),
                        List.of(new StatusCount("RJCT", "3"))));
        assertThat(file.all(ReportEnded.class))
                .extracting(ReportEnded::transactions)
                .containsExactly(0L);
    }

    @Test
    void transactionWithoutStatusHasTheOneAroundIt() {
        String bare = "<TxInfAndSts><OrgnlEndToEndId>E-1</OrgnlEndToEndId></TxInfAndSts>";

        StatusFile file = StatusFile.of(report(
                GROUP.formatted("<GrpSts>ACSP</GrpSts>") + batch("<PmtInfSts>ACCP</PmtInfSts>" + bare) + batch(bare)));

        assertThat(file.transactions()).extracting(TransactionStatus::status).containsExactly("ACCP", "ACSP");
        assertThat(file.all(BatchStatusRead.class))
                .extracting(read -> read.batch().status())
                .containsExactly("ACCP", null);
    }

    @Test
    void transactionWithNoStatusAnywhereIsAWarning() {
        StatusFile file = StatusFile.of(report(GROUP.formatted("") + batch("<TxInfAndSts/>")));

        assertThat(file.keys()).containsExactly("PAIN-STATUS-01");
    }

    @Test
    void oldVersionsHaveOtherNamesAndNoBatches() {
        StatusFile file = StatusFile.of(report(GROUP.formatted("")
                + "<TxInfAndSts><OrgnlPmtInfId>P-9</OrgnlPmtInfId><TxSts>RJCT</TxSts><StsRsnInf>"
                + "<StsRsn><Cd>AM04</Cd></StsRsn><AddtlStsRsnInf>no money</AddtlStsRsnInf></StsRsnInf></TxInfAndSts>"));

        assertThat(file.transactions().getFirst().originalBatchId()).isEqualTo("P-9");
        assertThat(file.transactions().getFirst().reasons())
                .containsExactly(new StatusReason("AM04", List.of("no money")));
    }

    @Test
    void moreTransactionsThanCountedAreReported() {
        String count = "<NbOfTxsPerSts><DtldNbOfTxs>1</DtldNbOfTxs><DtldSts>RJCT</DtldSts></NbOfTxsPerSts>";

        StatusFile file = StatusFile.of(report(GROUP.formatted("") + batch(count + REJECTED + REJECTED)));

        assertThat(file.keys()).containsExactly("PAIN-CONTROL-01.status");
        assertThat(file.all(ReportEnded.class)).noneMatch(ReportEnded::sound);
    }

    @Test
    void emptyReportSaysSo() {
        assertThat(StatusFile.of(report("")).keys()).containsExactly("FILE-EMPTY.payments");
    }
}

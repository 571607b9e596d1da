package org.tallystick.lib.bankfiles.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageEnded;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportEnded;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.testing.Mutations;
import org.tallystick.lib.bankfiles.testing.Samples;

class HostilePainTest {
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);
    private static final String ORDERS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"><CstmrDrctDbtInitn>
            <GrpHdr><MsgId>M-1</MsgId><NbOfTxs>2</NbOfTxs><CtrlSum>30.00</CtrlSum></GrpHdr>
            <PmtInf><PmtInfId>P-1</PmtInfId><PmtMtd>DD</PmtMtd><NbOfTxs>2</NbOfTxs><CtrlSum>30.00</CtrlSum>
            <ReqdColltnDt>2026-03-09</ReqdColltnDt>
            <DrctDbtTxInf><PmtId><EndToEndId>E-1</EndToEndId></PmtId><InstdAmt Ccy="EUR">10.00</InstdAmt></DrctDbtTxInf>
            <DrctDbtTxInf><PmtId><EndToEndId>E-2</EndToEndId></PmtId><InstdAmt Ccy="EUR">20.00</InstdAmt></DrctDbtTxInf>
            </PmtInf></CstmrDrctDbtInitn></Document>
            """;
    private static final String REPORT = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>S-1</MsgId></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>M-1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>P-1</OrgnlPmtInfId>
            <NbOfTxsPerSts><DtldNbOfTxs>1</DtldNbOfTxs><DtldSts>RJCT</DtldSts></NbOfTxsPerSts>
            <TxInfAndSts><OrgnlEndToEndId>E-1</OrgnlEndToEndId><TxSts>RJCT</TxSts>
            <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>
            <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">10.00</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
            </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
            """;

    private static List<byte[]> files(String text) {
        return List.of(text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void damagedOrdersGiveProblemsAndNothingElse() {
        Mutations.survive(files(ORDERS), HostilePainTest::readOrders);
    }

    @Test
    void damagedStatusReportsGiveProblemsAndNothingElse() {
        Mutations.survive(files(REPORT), HostilePainTest::readReport);
    }

    @Test
    void damagedSamplesGiveProblemsAndNothingElse() {
        List<byte[]> samples =
                Samples.files("bank/pain").stream().map(Samples::bytes).toList();

        Mutations.survive(samples, file -> {
            readOrders(file);
            readReport(file);
        });
    }

    private static void readOrders(byte[] damaged) {
        PaymentFile file = PaymentFile.of(damaged, ReadLimits.defaults());

        requireWords(file.problems());
        assertThat(isFatal(file.problems()))
                .isEqualTo(file.all(MessageEnded.class).isEmpty());
    }

    private static void readReport(byte[] damaged) {
        StatusFile file = StatusFile.of(damaged);

        requireWords(file.problems());
        assertThat(isFatal(file.problems()))
                .isEqualTo(file.all(ReportEnded.class).isEmpty());
    }

    private static void requireWords(List<Problem> problems) {
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message(CATALOGUE)).endsWith("."));
    }

    private static boolean isFatal(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.FATAL);
    }
}

package org.tallystick.lib.bankfiles.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageEnded;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportEnded;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.testing.Samples;
import org.tallystick.lib.synthetic.damage.DamagedFiles;

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
    private static final String TRANSFERS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
            <GrpHdr><MsgId>M-2</MsgId><NbOfTxs>1</NbOfTxs><CtrlSum>12.00</CtrlSum></GrpHdr>
            <PmtInf><PmtInfId>P-1</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>1</NbOfTxs><CtrlSum>12.00</CtrlSum>
            <ReqdExctnDt><Dt>2026-03-09</Dt></ReqdExctnDt>
            <CdtTrfTxInf><PmtId><EndToEndId>E-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">12.00</InstdAmt></Amt>
            <CdtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></CdtrAcct><RmtInf><Ustrd>INV-1</Ustrd></RmtInf>
            </CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>
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

    @ParameterizedTest
    @ValueSource(strings = {"pain.001", "pain.008"})
    void damagedOrdersGiveProblemsAndNothingElse(String message) {
        DamagedFiles.forReader(message)
                .read(
                        withSamples(message.equals("pain.008") ? ORDERS : TRANSFERS, message),
                        HostilePainTest::readOrders);
    }

    @Test
    void damagedStatusReportsGiveProblemsAndNothingElse() {
        DamagedFiles.forReader("pain.002").read(withSamples(REPORT, "pain.002"), HostilePainTest::readReport);
    }

    /** Every message goes to both readers, whatever it is. */
    @Test
    void damagedMessagesOfAnyKindGiveProblemsAndNothingElse() {
        List<byte[]> all = new ArrayList<>(files(ORDERS));
        all.addAll(files(REPORT));
        all.addAll(Samples.present("bank/pain"));

        DamagedFiles.forReader("pain, any").read(all, file -> {
            readOrders(file);
            readReport(file);
        });
    }

    private static List<byte[]> withSamples(String text, String message) {
        List<byte[]> all = new ArrayList<>(files(text));
        Samples.present("bank/pain").stream()
                .filter(file -> new String(file, StandardCharsets.UTF_8).contains(message))
                .forEach(all::add);
        return all;
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

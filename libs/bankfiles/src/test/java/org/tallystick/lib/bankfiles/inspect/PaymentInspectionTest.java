package org.tallystick.lib.bankfiles.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.testing.Samples;
import tools.jackson.databind.json.JsonMapper;

/** What {@code inspect} says about NACHA and pain, in the keys and the order of its contract. */
class PaymentInspectionTest {
    private static final String ACH = String.join(
            "\n",
            "101 021000021 1234567892603021430A094101CHASE                  ACME CORP                      ",
            "5225ACME CORP                           1234567890PPDINVOICE         260304   1121042880000001",
            "627021000021123456789        0000012050INV-2026-1     Ada Lovelace            0121042880000001",
            "82250000010002100002000000012050000000000000" + "1234567890" + " ".repeat(25) + "121042880000001",
            "9000001000001000000010002100002000000012050000000000000" + " ".repeat(39),
            "");
    private static final String TRANSFER = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">"
            + "<CstmrCdtTrfInitn><GrpHdr><MsgId>M-1</MsgId><NbOfTxs>1</NbOfTxs><CtrlSum>11.00</CtrlSum></GrpHdr>"
            + "<PmtInf><CdtTrfTxInf><Amt><InstdAmt Ccy=\"EUR\">10.00</InstdAmt></Amt></CdtTrfTxInf></PmtInf>"
            + "</CstmrCdtTrfInitn></Document>";
    private static final String REPORT = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">"
            + "<CstmrPmtStsRpt><GrpHdr><MsgId>S-1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>M-1</OrgnlMsgId>"
            + "<OrgnlCtrlSum>350.00</OrgnlCtrlSum><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>"
            + "<OrgnlPmtInfAndSts><TxInfAndSts><TxSts>RJCT</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>"
            + "</CstmrPmtStsRpt></Document>";

    private static Map<String, @Nullable Object> inspect(ByteSource source) {
        try {
            return Inspection.of("file", source, Locale.ENGLISH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(String file) {
        return new JsonMapper().writeValueAsString(inspect(ByteSource.of(file.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void nachaShowsCountsAndTheControlAsWritten() {
        assertThat(json(ACH))
                .isEqualTo("{\"file\":\"file\",\"format\":\"nacha\",\"version\":null,\"problems\":[],"
                        + "\"records\":5,\"entries\":1,\"addenda\":0,\"addendaTypes\":[],\"sec\":[\"PPD\"],"
                        + "\"entryHash\":2100002,\"control\":{\"batches\":\"000001\",\"entryAddenda\":\"00000001\","
                        + "\"hash\":\"0002100002\",\"debit\":\"000000012050\",\"credit\":\"000000000000\"},"
                        + "\"controlTotalsAgree\":true}");
    }

    @Test
    void nachaThatWasCutDoesNotAgree() {
        assertThat(json(ACH.substring(0, 300)))
                .contains("\"controlTotalsAgree\":false", "\"batches\":\"\"", "FILE-TRUNCATED");
    }

    @Test
    void orderShowsWhatItHoldsAndThatItStatesSomethingElse() {
        assertThat(json(TRANSFER))
                .isEqualTo("{\"file\":\"file\",\"format\":\"pain.001\",\"version\":\"001.09\",\"problems\":["
                        + "{\"severity\":\"error\",\"code\":\"PAIN-CONTROL-01\",\"location\":\"line 1, column 139\","
                        + "\"message\":\"GrpHdr says the sum 11.00; the amounts make 10.00.\"}],"
                        + "\"message\":\"M-1\",\"transactions\":1,\"controlSum\":\"10.00\","
                        + "\"controlTotalsAgree\":false}");
    }

    @Test
    void statusReportShowsWhatItAnswers() {
        assertThat(json(REPORT))
                .isEqualTo("{\"file\":\"file\",\"format\":\"pain.002\",\"version\":\"001.10\",\"problems\":[],"
                        + "\"message\":\"S-1\",\"transactions\":1,\"controlSum\":\"350.00\","
                        + "\"controlTotalsAgree\":true,\"originalMessage\":\"M-1\",\"status\":\"PART\","
                        + "\"statuses\":{\"RJCT\":1}}");
    }

    @Test
    void samplesOfNachaAgreeUnlessTheyAreBroken() {
        List<Path> agreeing = Samples.files("bank/nacha").stream()
                .filter(file -> file.toString().endsWith(".ach"))
                .filter(file -> Boolean.TRUE.equals(inspect(ByteSource.of(file)).get("controlTotalsAgree")))
                .toList();

        assertThat(agreeing).hasSize(64);
    }

    @Test
    void everySampleIsTakenForWhatItIs() {
        assertThat(formats("bank/nacha", ".ach")).hasSize(76).containsOnly("nacha");
        assertThat(formats("bank/pain", ".xml")).hasSize(14).allMatch(format -> format.startsWith("pain.00"));
        assertThat(formats("bank", "")).filteredOn("nacha"::equals).hasSize(76);
        assertThat(formats("bank", ""))
                .filteredOn(format -> format.startsWith("pain."))
                .hasSize(14);
    }

    private static List<String> formats(String folder, String ending) {
        return Samples.files(folder).stream()
                .filter(file -> file.toString().endsWith(ending))
                .map(file -> String.valueOf(inspect(ByteSource.of(file)).get("format")))
                .toList();
    }
}

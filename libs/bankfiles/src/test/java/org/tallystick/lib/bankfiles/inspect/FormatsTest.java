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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.testing.Samples;
import tools.jackson.databind.json.JsonMapper;

class FormatsTest {
    private static Map<String, @Nullable Object> inspect(ByteSource source) {
        try {
            return Inspection.of("bank.txt", source, Locale.ENGLISH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(String text) {
        return new JsonMapper()
                .writeValueAsString(inspect(ByteSource.of(text.getBytes(StandardCharsets.UTF_8))))
                .replace("\"file\":\"bank.txt\",", "");
    }

    @Test
    void mt940HasItsKeys() {
        assertThat(json("""
                        :20:REF1
                        :25:DE89370400440532013000
                        :28C:7/1
                        :60F:C260226EUR100,00
                        :61:2602270227C10,5NTRFNONREF
                        :62F:C260227EUR110,50
                        -
                        """))
                .isEqualTo("{\"format\":\"mt940\",\"version\":null,\"problems\":[],\"statements\":["
                        + "{\"reference\":\"REF1\",\"account\":\"DE89370400440532013000\",\"number\":\"7\","
                        + "\"currency\":\"EUR\",\"opening\":\"100.00\",\"closing\":\"110.50\",\"entries\":1,"
                        + "\"credits\":\"10.50\",\"debits\":\"0.00\"}]}");
    }

    @Test
    void bai2HasItsKeys() {
        assertThat(json("""
                        01,BANK,ACME,260227,0600,1,,,2/
                        02,ACME,BANK,1,260226,2400,USD,2/
                        03,4711,,,,,/
                        16,165,100,,,,A/
                        49,101,3/
                        98,101,1,5/
                        99,101,1,7/
                        """))
                .startsWith("{\"format\":\"bai2\",\"version\":\"2\",\"problems\":[{\"severity\":\"error\","
                        + "\"code\":\"BAI2-CONTROL-49\",\"location\":\"statement 1, line 5\"")
                .endsWith("\"records\":{\"01\":1,\"02\":1,\"03\":1,\"16\":1,\"49\":1,\"98\":1,\"99\":1},"
                        + "\"accounts\":[{\"account\":\"4711\",\"currency\":\"USD\",\"transactions\":1,"
                        + "\"credits\":\"1.00\",\"debits\":\"0.00\"}],\"controlTotalsAgree\":false}");
    }

    @Test
    void ofxHasTheKeysOfCamt() {
        assertThat(json("OFXHEADER:100\nVERSION:102\n\n<OFX><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>USD<BANKACCTFROM>"
                        + "<ACCTID>4711</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20260227<TRNAMT>-1.5"
                        + "</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>7</LEDGERBAL></STMTRS></STMTTRNRS></OFX>"))
                .isEqualTo("{\"format\":\"ofx\",\"version\":\"102\",\"problems\":[],\"statements\":[{\"id\":\"1\","
                        + "\"account\":\"4711\",\"currency\":\"USD\",\"entries\":1,\"details\":1,"
                        + "\"credits\":\"0.00\",\"debits\":\"1.50\",\"balances\":{\"CLBD\":\"7.00\"},"
                        + "\"reversals\":0}]}");
    }

    @Test
    void lockboxHasItsKeys() {
        Path sample = Samples.folder("bank/lockbox").resolve("test_lockbox.bai");

        assertThat(new JsonMapper().writeValueAsString(inspect(ByteSource.of(sample))))
                .endsWith("\"format\":\"lockbox\",\"version\":null,\"problems\":[],\"batches\":1,\"checks\":1,"
                        + "\"invoices\":1,\"total\":\"7000.00\",\"controlTotalsAgree\":true}");
    }

    @ParameterizedTest
    @CsvSource({"mt940, 34", "mt942, 1", "bai2, 2", "lockbox, 1", "ofx, 12"})
    void filesOfTheSamplesAreRecognisedByContent(String format, long recognised) {
        List<Path> files = Samples.files("bank/" + format).stream()
                .filter(file -> !file.toString().matches(".*\\.(yml|json|md)"))
                .toList();

        assertThat(files.stream()
                        .map(file -> inspect(ByteSource.of(file)).get("format"))
                        .filter(format::equals)
                        .count())
                .isEqualTo(recognised);
        assertThat(files).allSatisfy(file -> {
            Map<String, @Nullable Object> summary = inspect(ByteSource.of(file));
            if (summary.get("format") == null) {
                assertThat(summary.get("problems"))
                        .asString()
                        .contains("FILE-UNKNOWN")
                        .doesNotContain("}, {");
            }
        });
    }

    @Test
    void filesOfOtherFormatsAreNotTaken() {
        for (String format : List.of("nacha", "pain", "edi820", "bank-csv")) {
            for (Path file : Samples.files("bank/" + format)) {
                assertThat(inspect(ByteSource.of(file)).get("format"))
                        .as("%s", file)
                        .isNotIn("mt940", "mt942", "bai2", "lockbox", "ofx");
            }
        }
    }
}

package org.tallystick.lib.x12.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.x12.testing.Samples;

class X12InspectionTest {
    private static final String FILE =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260227*1200*^*00501*000000001*0*P*:~"
                    + "GS*RA*A*B*20260227*1200*7*X*005010~ST*820*0001~BPR*I*98*C*ACH************20260226~TRN*1*T-1~"
                    + "ENT*1~RMR*IV*INV-1**98*100*2~SE*6*0001~GE*1*7~IEA*1*000000001~";

    @Test
    void anInterchangeIsSummedUpByGroupsAndTransactions() {
        Map<String, @Nullable Object> found = X12Inspection.of(
                "a.x12", new ByteArrayInputStream(FILE.getBytes(StandardCharsets.US_ASCII)), Locale.ENGLISH);

        assertThat(found).containsEntry("format", "x12").containsEntry("version", "00501");
        assertThat((List<?>) found.get("problems")).isEmpty();
        assertThat(String.valueOf(found.get("interchanges")))
                .isEqualTo("[{control=000000001, sender=ACME, receiver=MERCY, groups=[{functional=RA, version=005010, "
                        + "transactions=[{type=820, control=0001, segments=6, payment={amount=98.00, creditDebit=C, "
                        + "method=ACH, date=2026-02-26, trace=T-1}, remittances=[{document=INV-1, qualifier=IV, "
                        + "paid=98.00, gross=100.00, discount=2.00}], adjustments=[], sum=98.00, balanced=true}]}]}]");
    }

    @Test
    void onlyInterchangesAreRecognised() {
        assertThat(X12Inspection.recognises(FILE.getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(X12Inspection.recognises("ISABELLA".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(X12Inspection.recognises(new byte[0])).isFalse();
    }

    @Test
    void everySampleIsRecognised() {
        Samples.files("bank/edi820").forEach((name, file) -> {
            if (!name.endsWith(".md")) {
                assertThat(X12Inspection.recognises(file)).as(name).isTrue();
            }
        });
    }
}

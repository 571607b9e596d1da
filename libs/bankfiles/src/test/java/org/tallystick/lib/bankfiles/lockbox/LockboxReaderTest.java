package org.tallystick.lib.bankfiles.lockbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.BatchEnded;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.CheckRead;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.ReferredDocument;
import org.tallystick.lib.bankfiles.testing.Samples;

class LockboxReaderTest {
    private static final String GOOD = """
            100OURBANK   0012345678260227 0600
            2OURBANK   00123456780000000000400080 0801
            50000000001234260227OURBANK   0012345678
            60010010000025050021000021000000471100000010010225 26ACME CORP
            40010016010INV-2026-000123     0000020000
            40010016029INV-2026-000124     0000005050
            60010020000001000021000021000000471200000010020225 26BETA INC
            70010000001234260227002 0000026050
            80000000001234260227 0020000026050
            9000010
            """.replace("260227 0600", "2602270600")
            .replace("400080 0801", "4000800801")
            .replace("0225 26", "022526")
            .replace("002 0000026050", "0020000026050")
            .replace("260227 002", "2602270002");

    private static List<LockboxEvent> read(byte[] file, LockboxLayout layout) {
        List<LockboxEvent> events = new ArrayList<>();
        try (var reader = LockboxReader.open(new ByteArrayInputStream(file), layout, ReadLimits.defaults())) {
            for (LockboxEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<LockboxEvent> read(String text) {
        return read(
                text.getBytes(StandardCharsets.US_ASCII), LockboxLayout.common(Map.of("overflow.invoice", "12-31")));
    }

    private static List<LockboxCheck> checks(List<LockboxEvent> events) {
        return events.stream()
                .filter(CheckRead.class::isInstance)
                .map(event -> ((CheckRead) event).check())
                .toList();
    }

    private static List<String> codes(List<LockboxEvent> events) {
        return events.stream()
                .filter(ProblemFound.class::isInstance)
                .map(event -> ((ProblemFound) event).problem().code().text())
                .toList();
    }

    @Test
    void checksNameTheirInvoices() {
        List<LockboxEvent> events = read(GOOD);

        assertThat(codes(events)).isEmpty();
        LockboxCheck check = checks(events).getFirst();
        assertThat(check.amount()).hasToString("250.50 USD");
        assertThat(check.remitter()).isEqualTo("ACME CORP");
        assertThat(check.number()).isEqualTo("0000001001");
        assertThat(check.writtenOn()).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(check.depositedOn()).isEqualTo(LocalDate.of(2026, 2, 27));
        assertThat(check.documents().stream().map(ReferredDocument::number))
                .containsExactly("INV-2026-000123", "INV-2026-000124");
        assertThat(events).last().isEqualTo(new BatchEnded("001", 2, true));
    }

    @Test
    void amountsOfInvoicesAreReadWhereTheMapNamesThem() {
        LockboxLayout layout = LockboxLayout.common(Map.of("overflow.invoice", "12-31", "overflow.amount", "32-41"));

        List<LockboxEvent> events = read(GOOD.getBytes(StandardCharsets.US_ASCII), layout);

        assertThat(checks(events).getFirst().documents().stream().map(document -> String.valueOf(document.remitted())))
                .containsExactly("200.00 USD", "50.50 USD");
    }

    @Test
    void wrongTotalsAreNamedOnEveryLevel() {
        assertThat(codes(read(GOOD.replace("2270020000026050", "2270020000026051"))))
                .containsExactly("LOCKBOX-CONTROL-7");
        assertThat(codes(read(GOOD.replace("2270020000026050", "2270030000026050"))))
                .containsExactly("LOCKBOX-CONTROL-7");
        assertThat(codes(read(GOOD.replace("22700020000026050", "22700020000026051"))))
                .containsExactly("LOCKBOX-CONTROL-8");
        assertThat(codes(read(GOOD.replace("9000010", "9000011")))).containsExactly("LOCKBOX-CONTROL-9");
    }

    @Test
    void missingTotalsAreNamed() {
        assertThat(codes(read(GOOD.replaceAll("\n7.*", "").replace("9000010", "9000009"))))
                .containsExactly("LOCKBOX-CONTROL-7");
        assertThat(codes(read(GOOD.replaceAll("\n8.*", "").replace("9000010", "9000009"))))
                .containsExactly("LOCKBOX-CONTROL-8");
    }

    @Test
    void overflowOfAnotherCheckIsNotTaken() {
        List<LockboxEvent> events = read(GOOD.replace("40010016029", "40010026029"));

        assertThat(codes(events)).containsExactly("LOCKBOX-RECORD-01");
        assertThat(checks(events).getFirst().documents()).hasSize(1);
    }

    @Test
    void everyCutIsTruncated() {
        byte[] whole = GOOD.getBytes(StandardCharsets.US_ASCII);

        for (int length = 1; length < whole.length - 8; length++) {
            assertThat(codes(read(Arrays.copyOf(whole, length), LockboxLayout.common())))
                    .as("cut at %d", length)
                    .contains("FILE-TRUNCATED");
        }
    }

    @Test
    void sampleAgreesWithItsTotals() {
        List<LockboxEvent> events =
                read(Samples.bytes(Samples.folder("bank/lockbox").resolve("test_lockbox.bai")), LockboxLayout.common());

        assertThat(codes(events)).isEmpty();
        LockboxCheck check = checks(events).getFirst();
        assertThat(check.amount()).hasToString("7000.00 USD");
        assertThat(check.remitter()).isEqualTo("BOB E SMITH");
        assertThat(check.writtenOn()).isEqualTo(LocalDate.of(2016, 5, 16));
        assertThat(check.documents().getFirst().number()).isEqualTo("CE554");
    }
}

package org.tallystick.lib.bankfiles.bai2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.EntryStatus;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.testing.Events;
import org.tallystick.lib.bankfiles.testing.Samples;

class Bai2ReaderTest {
    private static Bai2Reader reader(byte[] file) {
        return Bai2Reader.open(new ByteArrayInputStream(file), ReadLimits.defaults());
    }

    private static Events read(String text) {
        return Events.of(reader(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One group with one account; {@code records} are lines between 03 and 49. */
    private static String file(String account, String records, String total, int accountLines) {
        return """
                01,BANK,ACME,260227,0600,1,,,2/
                02,ACME,BANK,1,260226,2400,USD,2/
                %s
                %s49,%s,%d/
                98,%s,1,%d/
                99,%s,1,%d/
                """.formatted(account, records, total, accountLines, total, accountLines + 2, total, accountLines + 4);
    }

    @Test
    void statementOfTheDayIsRead() {
        Events events = read(file(
                "03,4711,,010,100000,,/\n88,015,125050,,/",
                "16,165,25050,V,260227,,BANKREF1,CUSTREF1,ACME CORP, INV-2026-000123\n88, AND 124/\n",
                "250100",
                5));

        assertThat(events.problems()).isEmpty();
        assertThat(events.statements().getFirst().account().number()).isEqualTo("4711");
        assertThat(events.statements().getFirst().opening().orElseThrow().signed())
                .isEqualByComparingTo("1000.00");
        assertThat(events.statements().getFirst().closing().orElseThrow().signed())
                .isEqualByComparingTo("1250.50");
        Entry entry = events.entries().getFirst();
        assertThat(entry.signed()).isEqualByComparingTo("250.50");
        assertThat(entry.bookedOn()).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThat(entry.valueOn()).isEqualTo(LocalDate.of(2026, 2, 27));
        assertThat(entry.bankReference()).isEqualTo("BANKREF1");
        assertThat(entry.reference()).isEqualTo("CUSTREF1");
        assertThat(entry.details().getFirst().freeText()).containsExactly("ACME CORP, INV-2026-000123 AND 124");
    }

    @Test
    void continuationMaySplitFieldAndTextMayHoldSlashes() {
        Events events = read(file("03,4711,USD,010,10", "88,00,,,/\n16,475,500,,CHECK,9,PAID/N", "1500", 4)
                .replace("PAID/N49", "PAID/NET/\n49"));

        assertThat(events.problems()).isEmpty();
        assertThat(events.statements().getFirst().opening().orElseThrow().signed())
                .isEqualByComparingTo("10.00");
        assertThat(events.entries().getFirst().signed()).isEqualByComparingTo("-5.00");
        assertThat(events.entries().getFirst().details().getFirst().freeText()).containsExactly("PAID/NET");
    }

    @Test
    void yenHaveNoDecimals() {
        Events events = read(file("03,4711,JPY,,,,/", "16,165,1500,0,,,/\n", "1500", 3));

        assertThat(events.entries().getFirst().amount()).hasToString("1500 JPY");
    }

    @Test
    void fundsTypesTakeTheirFields() {
        Events events = read(file(
                "03,4711,USD,,,,/",
                "16,195,100,S,10,20,70,B1,C1,ONE/\n16,195,100,D,2,1,50,2,50,B2,C2,TWO/\n16,195,100,Z,B3,C3,THREE/\n",
                "300",
                5));

        assertThat(events.problems()).isEmpty();
        assertThat(events.entries().stream().map(Entry::bankReference)).containsExactly("B1", "B2", "B3");
        assertThat(events.entries().stream()
                        .map(entry -> entry.details().getFirst().freeText().getFirst()))
                .containsExactly("ONE", "TWO", "THREE");
    }

    @Test
    void wrongControlTotalsAreNamedOnEveryLevel() {
        String good = file("03,4711,USD,,,,/", "16,165,100,,,,A/\n", "100", 3);

        assertThat(read(good.replace("49,100,3", "49,101,3")).codes())
                .containsExactly("BAI2-CONTROL-49", "BAI2-CONTROL-98");
        assertThat(read(good.replace("49,100,3", "49,100,4")).codes()).containsExactly("BAI2-CONTROL-49");
        assertThat(read(good.replace("98,100,1,5", "98,100,2,5")).codes()).containsExactly("BAI2-CONTROL-98");
        assertThat(read(good.replace("99,100,1,7", "99,100,1,8")).codes()).containsExactly("BAI2-CONTROL-99");
        assertThat(read(good.replace("49,100,3", "49,,")).codes())
                .containsExactly("BAI2-CONTROL-49", "BAI2-CONTROL-49");
        assertThat(read(good.replace("49,100,3", "49,101,3")).ended().getFirst().sound())
                .isFalse();
    }

    @Test
    void accountWithoutEndIsNotSound() {
        Events events =
                read(file("03,4711,USD,,,,/", "16,165,100,,,,A/\n", "100", 3).replaceAll("49.*\n", ""));

        assertThat(events.ended().getFirst().sound()).isFalse();
        assertThat(events.codes()).contains("BAI2-CONTROL-49");
    }

    @Test
    void returnsCorrectionsAndInformationAreToldApart() {
        Events events = read(file("03,4711,USD,,,,/", "16,555,100,,,,R/\n16,165,-100,,,,C/\n16,890,5,,,,I/\n", "5", 5));

        assertThat(events.entries().get(0).details().getFirst().returnReason()).isNotNull();
        assertThat(events.entries().get(1).direction()).isEqualTo(Direction.DEBIT);
        assertThat(events.entries().get(2).status()).isEqualTo(EntryStatus.INFORMATION);
    }

    @Test
    void testDataAndIntradayDataAreNotBooked() {
        String good = file("03,4711,USD,,,,/", "16,165,100,,,,A/\n", "100", 3);

        assertThat(read(good.replace("BANK,1,260226,2400,USD,2", "BANK,4,260226,2400,USD,2"))
                        .codes())
                .containsExactly("BAI2-STATUS-01");
        assertThat(read(good.replace("USD,2/", "USD,3/")).entries().getFirst().status())
                .isEqualTo(EntryStatus.PENDING);
    }

    @Test
    void swappedReferencesAreASwitch() {
        byte[] file = file("03,4711,USD,,,,/", "16,165,100,,MINE,YOURS,A/\n", "100", 3)
                .getBytes(StandardCharsets.UTF_8);

        Events events = Events.of(Bai2Reader.openSwapped(new ByteArrayInputStream(file), ReadLimits.defaults()));

        assertThat(events.entries().getFirst().bankReference()).isEqualTo("YOURS");
    }

    @Test
    void recordsInTheWrongPlaceAreNamed() {
        Events events = read("01,BANK,ACME,260227,0600,1,,,2/\n16,165,100,,,,A/\n77,x/\n99,0,0,4/\n");

        assertThat(events.codes()).contains("BAI2-RECORD-01").doesNotContain("FILE-TRUNCATED");
    }

    @Test
    void cutFileIsTruncated() {
        byte[] whole = file("03,4711,USD,,,,/", "16,165,100,,,,A/\n", "100", 3).getBytes(StandardCharsets.UTF_8);

        for (int length = 1; length < whole.length - 12; length++) {
            Events events = Events.of(reader(Arrays.copyOf(whole, length)));

            assertThat(events.codes()).as("cut at %d", length).containsAnyOf("FILE-TRUNCATED", "FILE-UNKNOWN");
        }
    }

    @Test
    void recordsOfTheSamplesAreTheExpectedOnes() {
        Path folder = Samples.folder("bank/bai2");

        for (var expected :
                Samples.json(folder.resolve("expected-summary.json")).properties()) {
            Map<String, Long> records = new TreeMap<>();
            expected.getValue().properties().forEach(record -> {
                if (record.getValue().asLong() > 0) {
                    records.put(record.getKey(), record.getValue().asLong());
                }
            });
            Bai2Reader reader = reader(Samples.bytes(folder.resolve(expected.getKey())));

            Events events = Events.of(reader);

            if (records.isEmpty()) {
                assertThat(events.codes()).containsExactly("FILE-UNKNOWN");
            } else {
                assertThat(reader.records()).as(expected.getKey()).isEqualTo(records);
                assertThat(events.problems()).as(expected.getKey()).isEmpty();
                assertThat(events.ended()).allMatch(StatementEnded::sound);
            }
        }
    }

    @Test
    void entriesOfTheSamplesAddUp() {
        Path folder = Samples.folder("bank/bai2");

        List<Entry> entries = Events.of(reader(Samples.bytes(folder.resolve("moj__nwb_example.bai2"))))
                .entries();

        assertThat(entries.stream()
                        .map(entry -> Objects.requireNonNull(entry.signed()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("-26.76");
        assertThat(entries.getLast().details().getFirst().freeText().getFirst()).endsWith("CLIENT SECCY AC TFR");
    }
}

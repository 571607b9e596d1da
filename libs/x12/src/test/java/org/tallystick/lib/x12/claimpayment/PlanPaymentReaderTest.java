package org.tallystick.lib.x12.claimpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.synthetic.Dice;
import org.tallystick.lib.x12.Delimiters;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.ClaimRead;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.PaymentEnded;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.ProblemFound;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent.ProviderAdjustmentRead;
import org.tallystick.lib.x12.testing.Files;
import org.tallystick.lib.x12.testing.InventedPayments;

class PlanPaymentReaderTest {
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);

    /** Elements of money that are part of an identity. */
    private static final Map<String, List<Integer>> BALANCED = Map.of(
            "BPR",
            List.of(2),
            "CLP",
            List.of(3, 4),
            "SVC",
            List.of(2, 3),
            "CAS",
            List.of(3, 6, 9),
            "PLB",
            List.of(4, 6));

    @Test
    void aClaimComesOutAtEveryLevel() {
        List<PlanPaymentEvent> events = read("BPR*I*120*C*CHK", """
                CLP*A-1*1*200*120*30*12*ICN-1
                CAS*CO*45*10
                SVC*HC:Z1001*200*130**1
                CAS*CO*45*40
                CAS*PR*2*30**3*0*1
                """);

        assertThat(problems(events)).isEmpty();
        assertThat(ended(events).sound()).isTrue();
        ClaimPayment claim = claims(events).getFirst().claim();
        assertThat(claim.lines().getFirst().adjustments())
                .extracting(
                        one -> one.group() + one.reason() + " " + one.amount().toPlainString())
                .containsExactly("CO45 40.00", "PR2 30.00", "PR3 0.00");
    }

    @Test
    void aLineAClaimAndAPaymentThatDoNotComeOutNameTheirPlace() {
        List<PlanPaymentEvent> events = read("BPR*I*121*C*CHK", """
                CLP*A-1*1*200*120**12*ICN-1
                SVC*HC:Z1001*200*130
                CAS*CO*45*71
                """);

        assertThat(problems(events))
                .containsExactly(
                        "EDI835-LINE-01 transaction 1, segment 5, element 3, byte 83: The line charges 200.00 and adjusts "
                                + "71.00: 129.00 is left, it says 130.00 was paid.",
                        "EDI835-CLAIM-01 transaction 1, segment 4, element 4, byte 52: The claim charges 200.00 and adjusts "
                                + "71.00: 129.00 is left, it says 120.00 was paid.",
                        "EDI835-SUM-01 transaction 1, segment 2, element 2, byte 18: The claims are paid 120.00, provider "
                                + "adjustments take 0.00: together 120.00, the payment is 121.00.");
        assertThat(ended(events).sound()).isFalse();
    }

    @Test
    void takebacksBeyondThePaymentAreCarriedForward() {
        List<PlanPaymentEvent> events = read("BPR*H*0*C*NON", """
                CLP*A-1*22*-200*-120
                CAS*CO*45*-50
                CAS*PR*2*-30
                CLP*A-2*1*40*40
                PLB*1234567893*20261231*FB*-80
                """);

        assertThat(problems(events)).isEmpty();
        assertThat(ended(events).sumPaid().toPlainString()).isEqualTo("-80.00");
        assertThat(claims(events).getFirst().claim().isReversal()).isTrue();
    }

    @Test
    void providerAdjustmentsNeedNoReferenceAndNoClaims() {
        List<PlanPaymentEvent> events = read("BPR*I*15.10*C*CHK", "PLB*1*20261231*L6:R-1*-20.1*CS**WO*5*FB::*0\n");

        assertThat(adjustments(events))
                .extracting(one -> one.reason() + "/" + one.reference() + "/"
                        + one.amount().toPlainString())
                .containsExactly("L6/R-1/-20.10", "CS//0.00", "WO//5.00", "FB//0.00");
        assertThat(ended(events).sound()).isTrue();
    }

    @Test
    void shortClaimsAndEmptyAmountsCountAsNothing() {
        List<PlanPaymentEvent> events =
                read("BPR*I*0*C*NON", "CLP*A-1*4\nCLP*A-2*4*10\nCAS*CO*16*10\nSVC*HC:Z1*10\nCAS*CO*96**1\n");

        assertThat(claims(events)).hasSize(2);
        assertThat(claims(events).getFirst().balance().isWhole()).isTrue();
        assertThat(claims(events).getLast().balance().unbalancedLines()).isEqualTo(1);
    }

    @Test
    void aNotificationPaysNothing() {
        assertThat(problems(read("BPR*H*5*C*NON", "CLP*A-1*1*5*5\n")))
                .singleElement()
                .asString()
                .startsWith("EDI835-NOTICE-01");
    }

    @Test
    void fractionsOfACentAreNoAmounts() {
        List<PlanPaymentEvent> events = read("BPR*I*10.005*C*CHK", "CLP*A-1*1*10.0000*10\n");

        assertThat(problems(events))
                .anyMatch(problem -> problem.startsWith("AMOUNT-SCALE transaction 1, segment 2, element 2"));
        assertThat(ended(events).balanced()).isFalse();
    }

    @Test
    void onlyDollarsAndOtherMoneyWithCentsIsRead() {
        assertThat(ended(read("BPR*I*10*C*CHK", "CUR*PR*CAD\nCLP*A-1*1*10*10\n"))
                        .sumPaid()
                        .currency()
                        .code())
                .isEqualTo("CAD");
        assertThat(problems(read("BPR*I*10*C*CHK", "CUR*PR*JPY\nCLP*A-1*1*10*10\n")))
                .singleElement()
                .asString()
                .startsWith("CURRENCY-UNKNOWN");
    }

    @Test
    void oneCentMoreAnywhereIsNeverSound() {
        for (long seed = 1; seed <= 60; seed++) {
            InventedPayments made = InventedPayments.of(seed, 5);
            String[] segments = Files.text(made.file()).split("~\n", -1);
            Dice dice = Dice.of(seed);
            List<int[]> places = places(segments);
            int[] place = dice.pick(places);
            String[] elements = segments[place[0]].split("\\*", -1);
            elements[place[1]] = new BigDecimal(elements[place[1]])
                    .add(new BigDecimal("0.01"))
                    .toPlainString();
            segments[place[0]] = String.join("*", elements);

            List<PlanPaymentEvent> events = read(Files.bytes(String.join("~\n", segments)));

            assertThat(ended(events).sound())
                    .as("seed %d, %s", seed, segments[place[0]])
                    .isFalse();
        }
    }

    private static List<int[]> places(String[] segments) {
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < segments.length; i++) {
            String[] elements = segments[i].split("\\*", -1);
            for (int element : BALANCED.getOrDefault(elements[0], List.of())) {
                if (element < elements.length && !elements[element].isEmpty()) {
                    places.add(new int[] {i, element});
                }
            }
        }
        return places;
    }

    @Test
    void aFileCutAnywhereIsNeverSound() {
        byte[] file = InventedPayments.of(3, 3).file();
        int whole = Files.text(file).indexOf("GE*");

        for (int length = 0; length < whole - 2; length++) {
            assertThat(read(Arrays.copyOf(file, length)))
                    .as("cut at %d", length)
                    .noneMatch(event -> event instanceof PaymentEnded ended && ended.sound());
        }
    }

    private static List<PlanPaymentEvent> read(String order, String details) {
        String body = "ST*835*0001~" + order + "~TRN*1*T-1~" + details.strip().replace("\n", "~") + "~";
        long segments = body.chars().filter(c -> c == '~').count() + 1;
        byte[] file = Files.bytes(body + "SE*" + segments + "*0001~");
        return all(
                PlanPaymentReader.fragment(new ByteArrayInputStream(file), Delimiters.common(), ReadLimits.defaults()));
    }

    private static List<PlanPaymentEvent> read(byte[] file) {
        return all(PlanPaymentReader.open(new ByteArrayInputStream(file), ReadLimits.defaults()));
    }

    private static List<PlanPaymentEvent> all(PlanPaymentReader opened) {
        List<PlanPaymentEvent> events = new ArrayList<>();
        try (PlanPaymentReader reader = opened) {
            for (PlanPaymentEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static PaymentEnded ended(List<PlanPaymentEvent> events) {
        return (PaymentEnded) events.stream()
                .filter(PaymentEnded.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static List<ClaimRead> claims(List<PlanPaymentEvent> events) {
        return events.stream()
                .filter(ClaimRead.class::isInstance)
                .map(ClaimRead.class::cast)
                .toList();
    }

    private static List<ProviderAdjustment> adjustments(List<PlanPaymentEvent> events) {
        return events.stream()
                .filter(ProviderAdjustmentRead.class::isInstance)
                .map(event -> ((ProviderAdjustmentRead) event).adjustment())
                .toList();
    }

    private static List<String> problems(List<PlanPaymentEvent> events) {
        return events.stream()
                .filter(ProblemFound.class::isInstance)
                .map(event -> ((ProblemFound) event).problem())
                .map(problem ->
                        problem.code() + " " + problem.location().text(CATALOGUE) + ": " + problem.message(CATALOGUE))
                .toList();
    }
}

package org.tallystick.lib.x12.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.synthetic.damage.DamagedFiles;
import org.tallystick.lib.x12.Delimiters;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.remittance.RemittanceEvent.AdjustmentRead;
import org.tallystick.lib.x12.remittance.RemittanceEvent.LineRead;
import org.tallystick.lib.x12.remittance.RemittanceEvent.PaymentEnded;
import org.tallystick.lib.x12.remittance.RemittanceEvent.PaymentStarted;
import org.tallystick.lib.x12.remittance.RemittanceEvent.ProblemFound;
import org.tallystick.lib.x12.testing.Samples;

class RemittanceReaderTest {
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);
    private static final String BEGIN =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260227*1200*^*00501*000000001*0*P*:~"
                    + "GS*RA*A*B*20260227*1200*7*X*005010~";
    private static final String ORDER = "BPR*I*190.5*C*ACH*CTX*01*021000021*DA*111*9**01*011000015*DA*222*20260226~";
    private static final String BODY = ORDER
            + "TRN*1*TRACE-1*9~CUR*PR*USD~REF*VV*REF-1~N1*PR*Acme Corp*92*C-1~N1*PE*Mercy Clinic~"
            + "ENT*1~ADX*-5*ZZ*CM*CM-1~"
            + "RMR*IV*INV-1*PI*98*100*2~REF*PO*77~DTM*003*20260101~"
            + "RMR*IV*INV-2**100*100~ADX*-2.5*01~";
    private static final String END = "GE*1*7~IEA*1*000000001~";

    @Test
    void aPaymentHasItsLinesWithDiscountsAndAdjustments() {
        List<RemittanceEvent> events = read(BEGIN + "ST*820*0001~" + BODY + "SE*15*0001~" + END);

        assertThat(problems(events)).isEmpty();
        PaymentOrder payment = ((PaymentStarted) events.getFirst()).payment();
        assertThat(payment.amount()).isEqualByComparingTo("190.50");
        assertThat(payment.trace()).isEqualTo("TRACE-1");
        assertThat(payment.date()).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThat(payment.currency()).isEqualTo("USD");
        assertThat(payment.payer()).isEqualTo(new PaymentOrder.Party("Acme Corp", "C-1", "111"));
        assertThat(events.get(1))
                .isEqualTo(new AdjustmentRead(new RemittanceAdjustment(new BigDecimal("-5"), "ZZ", "CM-1")));
        RemittanceLine first = ((LineRead) events.get(2)).line();
        assertThat(first.document()).isEqualTo("INV-1");
        assertThat(first.discount()).isEqualByComparingTo("2");
        assertThat(first.documentOn()).isEqualTo(LocalDate.of(2026, 1, 1));
        RemittanceLine second = ((LineRead) events.get(3)).line();
        assertThat(second.adjustments()).containsExactly(new RemittanceAdjustment(new BigDecimal("-2.5"), "01", null));
        assertThat(events.getLast()).isEqualTo(new PaymentEnded(2, new BigDecimal("190.5"), true, true));
    }

    @Test
    void linesThatDoNotSumToThePaymentAreReported() {
        List<RemittanceEvent> events =
                read(BEGIN + "ST*820*0001~" + BODY.replace("190.5", "191") + "SE*15*0001~" + END);

        assertThat(problems(events))
                .containsExactly("EDI820-SUM-01 The remittances and adjustments sum to 190.5, the payment is 191.");
        assertThat(ended(events)).extracting(PaymentEnded::balanced).containsExactly(false);
    }

    @Test
    void anAmountThatIsNoneNamesItsElement() {
        List<RemittanceEvent> events =
                read(BEGIN + "ST*820*0001~" + BODY.replace("*98*", "*1,000*") + "SE*15*0001~" + END);

        Problem problem = events.stream()
                .filter(ProblemFound.class::isInstance)
                .map(event -> ((ProblemFound) event).problem())
                .findFirst()
                .orElseThrow();
        assertThat(problem.code().text()).isEqualTo("AMOUNT-SYNTAX");
        assertThat(problem.location().element()).isEqualTo(4);
        assertThat(ended(events)).extracting(PaymentEnded::sound).containsExactly(false);
    }

    @Test
    void severalPaymentsOfAFileAreReadOneByOne() {
        String one = "ST*820*0001~BPR*I*1*C*CHK~ENT*1~RMR*IV*A**1~SE*5*0001~";
        String two = "ST*820*0002~BPR*I*2*C*CHK~RMR*IV*B**2~SE*4*0002~";
        String other = "ST*997*0003~AK1*RA*1~SE*3*0003~";

        List<RemittanceEvent> events = read(BEGIN + one + other + two + "GE*3*7~IEA*1*000000001~");

        assertThat(problems(events)).isEmpty();
        assertThat(ended(events)).hasSize(2).allMatch(PaymentEnded::sound);
    }

    @Test
    void aTransactionWithoutAPaymentIsReported() {
        List<RemittanceEvent> events = read(BEGIN + "ST*820*0001~RMR*IV*A**1~SE*3*0001~" + END);

        assertThat(problems(events))
                .containsExactly("EDI820-ORDER-01 The transaction has no BPR; nothing says what was paid.");
    }

    @Test
    void theAddendaOfAnAchPaymentAreReadWithoutEnvelope() {
        String text = "ST*820*1\\BPR*I*88.6*C*ACH\\RMR*IV*4711**88.60\\SE*4*1\\";
        var delimiters = new Delimiters((byte) '*', (byte) ':', (byte) 0, (byte) '\\');

        List<RemittanceEvent> events = all(RemittanceReader.fragment(stream(text), delimiters, ReadLimits.defaults()));

        assertThat(problems(events)).isEmpty();
        assertThat(ended(events)).allMatch(PaymentEnded::sound);
    }

    @Test
    void theSamplesAreJudgedAsTheyShould() {
        var samples = Samples.files("bank/edi820");

        assertThat(problems(read(samples.get("Example1_MortgageBankers.txt"))))
                .contains("EDI820-SUM-01 The remittances and adjustments sum to 10403.00, the payment is 337.67.");
        assertThat(problems(read(samples.get("Example4_Safeway.txt"))))
                .contains("EDI820-SUM-01 The remittances and adjustments sum to 416303.15, the payment is 416093.15.");
        assertThat(problems(read(samples.get("Example6.txt"))))
                .contains("EDI820-SUM-01 The remittances and adjustments sum to 88.60, the payment is 66.55.")
                .anyMatch(problem -> problem.startsWith("X12-CONTROL-SE SE names the transaction 000001203"));
        assertThat(problems(read(samples.get("Example3_HomeDepot.txt"))))
                .anyMatch(problem -> problem.startsWith("AMOUNT-SYNTAX"));
    }

    @Test
    void memoryStaysTheSameHoweverManyDocumentsAreNamed() {
        byte[] begin = (BEGIN + "ST*820*0001~BPR*I*1*C*CHK~ENT*1~").getBytes(StandardCharsets.US_ASCII);
        byte[] line = "RMR*IV*INV-0000001**10.25~DTM*003*20260101~".getBytes(StandardCharsets.US_ASCII);
        long documents = 300_000;
        var source = new SequenceInputStream(streams(begin, line, documents));

        long read = 0;
        try (var reader = RemittanceReader.open(source, ReadLimits.defaults())) {
            for (RemittanceEvent event = reader.next(); event != null; event = reader.next()) {
                read += event instanceof LineRead ? 1 : 0;
            }
        }

        assertThat(read).isEqualTo(documents);
    }

    @Test
    void damagedFilesGiveProblemsAndNothingElse() {
        byte[] file = (BEGIN + "ST*820*0001~" + BODY + "SE*15*0001~" + END).getBytes(StandardCharsets.US_ASCII);
        List<byte[]> good = new ArrayList<>(List.of(file));
        good.addAll(Samples.present("bank/edi820"));

        DamagedFiles.forReader("x12 820")
                .read(good, damaged -> assertThat(problems(read(damaged))).allMatch(problem -> problem.endsWith(".")));
    }

    @Test
    void aFileCutAnywhereIsNeverSound() {
        String file = BEGIN + "ST*820*0001~" + BODY + "SE*15*0001~" + END;
        int whole = file.indexOf("SE*15*0001~") + "SE*15*0001".length();

        for (int length = 0; length < whole; length++) {
            assertThat(ended(read(file.substring(0, length))))
                    .as("cut at " + length)
                    .noneMatch(PaymentEnded::sound);
        }
    }

    private static List<PaymentEnded> ended(List<RemittanceEvent> events) {
        return events.stream()
                .filter(PaymentEnded.class::isInstance)
                .map(PaymentEnded.class::cast)
                .toList();
    }

    private static List<String> problems(List<RemittanceEvent> events) {
        return events.stream()
                .filter(ProblemFound.class::isInstance)
                .map(event -> ((ProblemFound) event).problem())
                .map(problem -> problem.code() + " " + problem.message(CATALOGUE))
                .toList();
    }

    private static List<RemittanceEvent> read(String text) {
        return all(RemittanceReader.open(stream(text), ReadLimits.defaults()));
    }

    private static List<RemittanceEvent> read(byte @Nullable [] file) {
        return all(
                RemittanceReader.open(new ByteArrayInputStream(Objects.requireNonNull(file)), ReadLimits.defaults()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<RemittanceEvent> all(RemittanceReader reader) {
        List<RemittanceEvent> events = new ArrayList<>();
        try (reader) {
            for (RemittanceEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    /** The same bytes many times; never all of them in memory. */
    private static Enumeration<InputStream> streams(byte[] begin, byte[] part, long times) {
        return Collections.enumeration(new AbstractList<InputStream>() {
            @Override
            public InputStream get(int index) {
                return new ByteArrayInputStream(index == 0 ? begin : part);
            }

            @Override
            public int size() {
                return Math.toIntExact(times + 1);
            }
        });
    }
}

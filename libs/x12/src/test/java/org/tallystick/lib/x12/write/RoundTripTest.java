package org.tallystick.lib.x12.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentEvent;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentWriter;
import org.tallystick.lib.x12.acknowledgment.Acknowledgments;
import org.tallystick.lib.x12.acknowledgment.GroupAcknowledgment;
import org.tallystick.lib.x12.acknowledgment.InterchangeAcknowledgment;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.ElementError;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.SegmentError;
import org.tallystick.lib.x12.claim.Claim;
import org.tallystick.lib.x12.claim.ClaimEvent;
import org.tallystick.lib.x12.claim.ClaimKind;
import org.tallystick.lib.x12.claim.ClaimReader;
import org.tallystick.lib.x12.claimpayment.ClaimPayment;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent;
import org.tallystick.lib.x12.claimpayment.PlanPaymentReader;
import org.tallystick.lib.x12.claimpayment.ProviderAdjustment;
import org.tallystick.lib.x12.claimstatus.StatusEvent;
import org.tallystick.lib.x12.claimstatus.StatusInquiryWriter;
import org.tallystick.lib.x12.claimstatus.StatusLine;
import org.tallystick.lib.x12.claimstatus.StatusSubject;
import org.tallystick.lib.x12.claimstatus.Statuses;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;
import org.tallystick.lib.x12.element.Trace;
import org.tallystick.lib.x12.eligibility.Eligibilities;
import org.tallystick.lib.x12.eligibility.EligibilityEvent;
import org.tallystick.lib.x12.eligibility.EligibilitySubject;
import org.tallystick.lib.x12.eligibility.EligibilityWriter;
import org.tallystick.lib.x12.eligibility.Question;
import org.tallystick.lib.x12.testing.Files;
import org.tallystick.lib.x12.testing.Invented;
import org.tallystick.lib.x12.testing.InventedClaims;
import org.tallystick.lib.x12.testing.InventedPayments;

/** What is written is read back equal, follows its guide, and every count and control number is right. */
class RoundTripTest {
    private static final long FIRST = 20260302;

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void paymentsComeBack(long seed) {
        InventedPayments made = InventedPayments.of(seed, 8);
        List<ClaimPayment> claims = new ArrayList<>();
        List<ProviderAdjustment> adjustments = new ArrayList<>();

        byte[] file = made.file();

        try (var reader = PlanPaymentReader.open(new ByteArrayInputStream(file), ReadLimits.defaults())) {
            for (PlanPaymentEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case PlanPaymentEvent.PaymentStarted started ->
                        assertThat(started.payment()).isEqualTo(made.payment());
                    case PlanPaymentEvent.ClaimRead read -> {
                        claims.add(read.claim());
                        assertThat(read.balance().isWhole()).isTrue();
                    }
                    case PlanPaymentEvent.ProviderAdjustmentRead read -> adjustments.add(read.adjustment());
                    case PlanPaymentEvent.PaymentEnded ended ->
                        assertThat(ended.sound()).isTrue();
                    case PlanPaymentEvent.ProblemFound found -> throw new AssertionError(found);
                }
            }
        }
        assertThat(claims).isEqualTo(made.claims());
        assertThat(adjustments).isEqualTo(made.adjustments());
        sound(file);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void professionalClaimsComeBack(long seed) {
        claimsComeBack(InventedClaims.of(ClaimKind.PROFESSIONAL, seed, 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void institutionalClaimsComeBack(long seed) {
        claimsComeBack(InventedClaims.of(ClaimKind.INSTITUTIONAL, seed, 12));
    }

    private static void claimsComeBack(InventedClaims made) {
        List<Claim> claims = new ArrayList<>();

        byte[] file = made.file();

        try (var reader = ClaimReader.open(new ByteArrayInputStream(file), ReadLimits.defaults())) {
            for (ClaimEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case ClaimEvent.SubmissionStarted started ->
                        assertThat(started.submission()).isEqualTo(made.submission());
                    case ClaimEvent.ClaimRead read -> {
                        claims.add(read.claim());
                        assertThat(read.balanced()).isTrue();
                    }
                    case ClaimEvent.SubmissionEnded ended ->
                        assertThat(ended.sound()).isTrue();
                    case ClaimEvent.ProblemFound found -> throw new AssertionError(found);
                }
            }
        }
        assertThat(claims).isEqualTo(made.claims());
        sound(file);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void questionsAboutCoverageComeBack(long seed) {
        var invented = new Invented(seed);
        Party source = invented.organisation("PR", "PI");
        Party receiver = Party.organisation("1P", "Mercy Clinic", "XX", "1234567893");
        List<EligibilitySubject> made = new ArrayList<>();
        Party family = invented.person("IL");
        for (int i = 0; i < 10; i++) {
            source = invented.chance(200) ? invented.organisation("PR", "PI") : source;
            boolean dependent = invented.chance(400);
            family = dependent && invented.chance(500) ? family : invented.person("IL");
            made.add(new EligibilitySubject(
                    dependent ? "23" : "22",
                    source,
                    receiver,
                    family,
                    dependent ? child(invented) : null,
                    dependent ? "19" : invented.chance(300) ? "18" : "",
                    List.of(new Trace("1", invented.id("T"), "9123456789", "")),
                    List.of(Period.on("291", invented.day())),
                    List.of(Question.about("30"), Question.about("33", "98")),
                    List.of(),
                    List.of()));
        }

        byte[] file = Files.written(
                EligibilityWriter.FUNCTIONAL,
                EligibilityWriter.VERSION,
                writer -> new EligibilityWriter(writer).write("REF-1", Invented.TODAY, Invented.NOW, made));

        List<EligibilitySubject> read = new ArrayList<>();
        var eligibilities = new Eligibilities(event -> {
            switch (event) {
                case EligibilityEvent.Started started ->
                    assertThat(started.heading().reference()).isEqualTo("REF-1");
                case EligibilityEvent.SubjectRead one -> read.add(one.subject());
                case EligibilityEvent.Ended ended -> assertThat(ended.sound()).isTrue();
                case EligibilityEvent.ProblemFound found -> throw new AssertionError(found);
            }
        });
        Files.events(file).forEach(eligibilities::take);
        assertThat(read).isEqualTo(made);
        sound(file);
    }

    private static Party child(Invented invented) {
        Party person = invented.person("03");
        return Party.person("03", person.name(), person.first(), "", "")
                .living(person.address())
                .born(person.born(), person.sex());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void questionsAboutClaimsComeBack(long seed) {
        var invented = new Invented(seed);
        Party source = invented.organisation("PR", "PI");
        Party receiver = Party.organisation("41", "Mercy Clinic", "46", "M1");
        List<StatusSubject> made = new ArrayList<>();
        Party subscriber = person(invented, "IL", "MI");
        Party dependent = null;
        for (int i = 0; i < 10; i++) {
            source = invented.chance(200) ? invented.organisation("PR", "PI") : source;
            if (invented.chance(500)) {
                subscriber = person(invented, "IL", "MI");
                dependent = invented.chance(400) ? person(invented, "QC", "") : null;
            }
            made.add(new StatusSubject(
                    dependent == null ? "22" : "23",
                    source,
                    receiver,
                    Party.organisation("1P", "Mercy Clinic", "XX", "1234567893"),
                    subscriber,
                    dependent,
                    Trace.of("1", invented.id("T")),
                    List.of(),
                    List.of(new Reference("BLT", "111"), new Reference("EJ", invented.id("E"))),
                    List.of(new Supplement("T3", invented.money(1, 900_00))),
                    List.of(),
                    List.of(Period.between("472", Invented.TODAY.minusDays(3), Invented.TODAY)),
                    invented.some(
                            2,
                            () -> new StatusLine(
                                    invented.procedure(),
                                    invented.money(1, 90_00),
                                    null,
                                    "",
                                    invented.count(),
                                    List.of(),
                                    List.of(),
                                    List.of(Period.on("472", invented.day()))))));
        }

        byte[] file = Files.written(
                StatusInquiryWriter.FUNCTIONAL,
                StatusInquiryWriter.VERSION,
                writer -> new StatusInquiryWriter(writer).write("REF-1", Invented.TODAY, Invented.NOW, made));

        List<StatusSubject> read = new ArrayList<>();
        var statuses = new Statuses(event -> {
            switch (event) {
                case StatusEvent.Started started ->
                    assertThat(started.heading().reference()).isEqualTo("REF-1");
                case StatusEvent.SubjectRead one -> read.add(one.subject());
                case StatusEvent.Ended ended -> assertThat(ended.sound()).isTrue();
                case StatusEvent.ProblemFound found -> throw new AssertionError(found);
            }
        });
        Files.events(file).forEach(statuses::take);
        assertThat(read).isEqualTo(made);
        sound(file);
    }

    private static Party person(Invented invented, String role, String idQualifier) {
        Party person = invented.person(role);
        return Party.person(role, person.name(), person.first(), idQualifier, idQualifier.isEmpty() ? "" : person.id())
                .born(person.born(), person.sex());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void acknowledgmentsComeBack(long seed) {
        var invented = new Invented(seed);
        List<TransactionAcknowledgment> transactions = invented.some(4, () -> {
            List<SegmentError> errors = invented.some(
                    3,
                    () -> new SegmentError(
                            "NM1",
                            invented.dice().below(999) + 1,
                            "2010AA",
                            "8",
                            invented.chance(500) ? List.of("CLM01:" + invented.id("C")) : List.of(),
                            invented.some(
                                    3,
                                    () -> new ElementError(
                                            9,
                                            invented.dice().below(3),
                                            0,
                                            invented.chance(500) ? "67" : "",
                                            "7",
                                            ""))));
            return new TransactionAcknowledgment(
                    "837",
                    "0001",
                    "005010X222A1",
                    errors,
                    errors.isEmpty() ? "A" : "R",
                    errors.isEmpty() ? List.of() : List.of("5"));
        });
        var group = new GroupAcknowledgment(
                "HC", "12", "005010X222A1", transactions, "P", transactions.size(), transactions.size(), 0, List.of());
        var interchange = new InterchangeAcknowledgment("000000007", Invented.TODAY, Invented.NOW, "A", "000");

        byte[] file = Files.written(
                AcknowledgmentWriter.FUNCTIONAL,
                AcknowledgmentWriter.VERSION,
                writer -> new AcknowledgmentWriter(writer).write(group));
        byte[] alone = Files.written(AcknowledgmentWriter.FUNCTIONAL, AcknowledgmentWriter.VERSION, writer -> {
            var acknowledgments = new AcknowledgmentWriter(writer);
            acknowledgments.write(group);
            writer.interchange(InterchangeParties.between("MERCY", "ACME", Invented.TODAY, Invented.NOW, 8));
            acknowledgments.write(interchange);
        });

        assertThat(acknowledged(file)).containsExactly(group);
        assertThat(acknowledged(alone)).containsExactly(group, interchange);
        sound(file);
        sound(alone);
    }

    private static List<Object> acknowledged(byte[] file) {
        List<Object> read = new ArrayList<>();
        var acknowledgments = new Acknowledgments(event -> {
            switch (event) {
                case AcknowledgmentEvent.GroupAcknowledged one -> read.add(one.acknowledgment());
                case AcknowledgmentEvent.InterchangeAcknowledged one -> read.add(one.acknowledgment());
                case AcknowledgmentEvent.ProblemFound found -> throw new AssertionError(found);
            }
        });
        Files.events(file).forEach(acknowledgments::take);
        return read;
    }

    private static void sound(byte[] file) {
        assertThat(Files.problems(file)).isEmpty();
        assertThat(Files.findings(file)).isEmpty();
    }
}

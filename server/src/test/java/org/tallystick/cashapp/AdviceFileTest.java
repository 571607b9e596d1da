package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.bankfiles.nacha.AchFileHeader;
import org.tallystick.lib.bankfiles.nacha.AchWriter;
import org.tallystick.lib.bankfiles.nacha.EntryClass;
import org.tallystick.lib.bankfiles.nacha.OutgoingBatch;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class AdviceFileTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    static final String INTERCHANGE =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260227*1200*^*00501*000000001*0*P*:~"
                    + "GS*RA*A*B*20260227*1200*7*X*005010~ST*820*0001~"
                    + "BPR*I*195.5*C*ACH*CTX*01*021000021*DA*111*9**01*011000015*DA*222*20260226~TRN*1*TRACE-1~"
                    + "N1*PR*Acme Corp*92*C-1~ENT*1~RMR*IV*INV-1**98*100*2~RMR*IV*INV-2**100*100~ADX*-2.5*01~"
                    + "SE*9*0001~GE*1*7~IEA*1*000000001~";

    /** Two checks; the first names two invoices. */
    static final String LOCKBOX = """
            100OURBANK   00123456782602270600
            2OURBANK   001234567800000000004000800801
            50000000001234260227OURBANK   0012345678
            6001001000002505002100002100000047110000001001022526ACME CORP
            40010016010INV-2026-000123
            40010016029INV-2026-000124
            6001002000000100002100002100000047120000001002022526BETA INC
            700100000012342602270020000026050
            80000000001234260227 0020000026050
            9000010
            """;

    @Test
    void creditsOfAnAchFileAreAdvices() {
        AdviceFile file = AdviceFile.read(ach(), CurrencyCode.of("USD"), Map.of());

        assertThat(file.problems()).isEmpty();
        assertThat(file.source()).isEqualTo(AdviceSource.ACH);
        assertThat(file.advices()).hasSize(4);
        AdviceRead ctx = file.advices().getFirst();
        assertThat(ctx.payerName()).isEqualTo("ACME CORP");
        assertThat(ctx.paidOn()).isEqualTo("2026-02-27");
        assertThat(ctx.doubt()).isNull();
        assertThat(ctx.lines()).extracting(AdviceLine::document).containsExactly("INV-1", "INV-2");
        assertThat(ctx.lines()).extracting(line -> line.net().toPlainString()).containsExactly("98.00", "100.00");
        assertThat(ctx.lines().getFirst().discount().toPlainString()).isEqualTo("2.00");
        assertThat(file.advices().get(1).lines())
                .extracting(AdviceLine::document)
                .containsExactly("4711");
        assertThat(file.advices().get(2).lines())
                .extracting(AdviceLine::document)
                .containsExactly("INV-000123");
        assertThat(file.advices().get(3).doubt()).contains("another amount");
    }

    static byte[] ach() {
        var output = new ByteArrayOutputStream();
        var ctx = "ST*820*1\\BPR*C*198*C*ACH\\ENT*1\\RMR*IV*INV-1**98*100*2\\RMR*IV*INV-2**100*100\\SE*6*1\\";
        var other = "ST*820*1\\BPR*C*5*C*ACH\\ENT*1\\RMR*IV*INV-1**5\\SE*5*1\\";
        List<OutgoingPayment> payments = List.of(
                payment("198.00", "", 1, ctx),
                payment("50.00", "", 2, "RMR*IV*4711**50.00\\"),
                payment("60.00", "INV-000123", 3, ""),
                payment("70.00", "", 4, other),
                payment("80.00", "hello", 5, "thanks"));
        var bank = new RoutingNumber("021000021");
        try {
            AchWriter.write(
                    new AchFileHeader(
                            " 021000021",
                            "1234567890",
                            LocalDate.of(2026, 2, 26),
                            "1200",
                            "A",
                            "BANK",
                            "ACME CORP",
                            ""),
                    List.of(new OutgoingBatch(
                                    EntryClass.CTX,
                                    Direction.CREDIT,
                                    "ACME CORP",
                                    "",
                                    "1234567890",
                                    "INVOICE",
                                    "",
                                    LocalDate.of(2026, 2, 27),
                                    bank,
                                    null,
                                    payments.iterator()))
                            .iterator(),
                    output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return output.toByteArray();
    }

    private static OutgoingPayment payment(String amount, String id, long sequence, String text) {
        return new OutgoingPayment(
                OutgoingPayment.AccountKind.CHECKING,
                Direction.CREDIT,
                false,
                new RoutingNumber("021000021"),
                "4711",
                Money.of(amount, CurrencyCode.of("USD")),
                id,
                "MERCY",
                "",
                sequence,
                text);
    }

    @Test
    void aTableHasAnAdviceForEachPayment() {
        AdviceFile file = read("""
                Payment reference;Invoice No;Gross;Discount;Deduction;Reason;Amount;Currency
                P-1;INV-1;100,00;2,00;;;98,00;EUR
                P-1;INV-2;50,00;;10,00;freight;40,00;EUR
                P-2;INV-3;;;;;1.234,50;USD
                """);

        assertThat(file.source()).isEqualTo(AdviceSource.CSV);
        assertThat(file.problems()).isEmpty();
        assertThat(file.advices()).extracting(AdviceRead::trace).containsExactly("P-1", "P-2");
        assertThat(file.advices())
                .extracting(AdviceRead::amount)
                .containsExactly(eur("138.00"), Money.of("1234.50", CurrencyCode.of("USD")));
        assertThat(file.advices().getFirst().lines())
                .containsExactly(
                        new AdviceLine("INV-1", eur("100.00"), eur("2.00"), eur("0.00"), null, eur("98.00")),
                        new AdviceLine("INV-2", eur("50.00"), eur("0.00"), eur("-10.00"), "freight", eur("40.00")));
    }

    @Test
    void columnsOfOtherNamesAreNamed() {
        byte[] table = "Doc no.,Cash\nINV-1,98.00\n".getBytes(StandardCharsets.UTF_8);

        AdviceFile file = AdviceFile.read(table, EUR, Map.of("document", "Doc no.", "net", "Cash"));

        assertThat(file.advices())
                .singleElement()
                .satisfies(read -> assertThat(read.lines()).containsExactly(AdviceLine.of("INV-1", eur("98.00"))));
    }

    @Test
    void aRowThatCannotBeReadKeepsTheAdviceFromSettlingAnything() {
        AdviceFile file = read("document,net,trace\nINV-1,98.00,P-1\nINV-2,much,P-1\n");

        assertThat(file.advices())
                .singleElement()
                .satisfies(read -> assertThat(read.doubt()).contains("Row 3"));
        assertThat(file.problems()).extracting(ImportProblem::code).contains("AMOUNT-SYNTAX");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INV-101 98.00                            | INV-101 | 98.00   | 0.00 | 0.00",
                "Invoice INV-2026-000123: 1,234.50 EUR  | INV-2026-000123 | 1234.50 | 0.00 | 0.00",
                "RE 4711234 vom 27.02.2026 1.234,50     | 4711234 | 1234.50 | 0.00 | 0.00",
                "INV-101 100.00 98.00                     | INV-101 | 98.00   | 0.00 | -2.00",
                "Invoice 345 100.00                     | 345 | 100.00   | 0.00 | 0.00",
                "INV-101 100.00 2.00 98.00                | INV-101 | 98.00   | 2.00 | 0.00",
            })
    void aLineOfAnEmailNamesADocumentAndAmounts(
            String line, String document, String net, String discount, String adjustment) {
        AdviceFile file = read("Dear all,\n" + line + "\nKind regards\n");

        assertThat(file.source()).isEqualTo(AdviceSource.EMAIL);
        AdviceLine read = file.advices().getFirst().lines().getFirst();
        assertThat(read.document()).isEqualTo(document);
        assertThat(read.net()).isEqualTo(eur(net));
        assertThat(read.discount()).isEqualTo(eur(discount));
        assertThat(read.adjustment()).isEqualTo(eur(adjustment));
    }

    @Test
    void anEmailSaysWhoPaysWhatAndWhen() {
        AdviceFile file = read("""
                Payer: Acme Corp
                Payment reference: TR-778899
                Payment date: 2026-02-27
                INV-101   98.00
                INV-102   40.00
                Total  138.00 USD
                """);

        AdviceRead read = file.advices().getFirst();
        assertThat(read.payerName()).isEqualTo("Acme Corp");
        assertThat(read.trace()).isEqualTo("TR-778899");
        assertThat(read.paidOn()).isEqualTo(LocalDate.of(2026, 2, 27));
        assertThat(read.amount()).isEqualTo(Money.of("138.00", CurrencyCode.of("USD")));
        assertThat(read.lines()).hasSize(2);
    }

    @Test
    void aPdfIsReadByItsText() throws IOException {
        AdviceFile file =
                AdviceFile.read(pdf("Payment reference: TR-1234", "INV-101 98.00", "Total 98.00"), EUR, Map.of());

        assertThat(file.source()).isEqualTo(AdviceSource.PDF);
        assertThat(file.advices()).singleElement().satisfies(read -> {
            assertThat(read.trace()).isEqualTo("TR-1234");
            assertThat(read.lines()).containsExactly(AdviceLine.of("INV-101", eur("98.00")));
        });
    }

    @Test
    void anInterchangeGivesDiscountsAndAdjustments() {
        AdviceFile file = read(INTERCHANGE.replace("SE*9", "SE*9"));

        assertThat(file.source()).isEqualTo(AdviceSource.EDI820);
        AdviceRead read = file.advices().getFirst();
        assertThat(read.doubt()).isNull();
        assertThat(read.amount()).isEqualTo(eur("195.50"));
        assertThat(read.lines())
                .containsExactly(
                        new AdviceLine("INV-1", eur("100.00"), eur("2.00"), eur("0.00"), null, eur("98.00")),
                        new AdviceLine("INV-2", eur("100.00"), eur("0.00"), eur("-2.50"), "01", eur("97.50")));
    }

    @Test
    void eachCheckOfALockboxIsAnAdvice() {
        AdviceFile file = read(LOCKBOX);

        assertThat(file.source()).isEqualTo(AdviceSource.LOCKBOX);
        assertThat(file.advices()).extracting(AdviceRead::trace).containsExactly("0000001001", "0000001002");
        assertThat(file.advices().getFirst().lines())
                .extracting(AdviceLine::document)
                .containsExactly("INV-2026-000123", "INV-2026-000124");
        assertThat(read(LOCKBOX.replace("0020000026050", "0020000026051")).advices())
                .allMatch(read -> read.doubt() != null);
        assertThat(read(LOCKBOX.replace("9000010", "9000011")).advices()).allMatch(read -> read.doubt() != null);
    }

    @Test
    void anInterchangeThatDoesNotAddUpIsInDoubt() {
        AdviceFile file = read(INTERCHANGE.replace("195.5", "200"));

        assertThat(file.advices().getFirst().doubt()).contains("sum to 195.5, the payment is 200");
    }

    @ParameterizedTest
    @CsvSource({
        "INV-101 999999999999999.00, ADVICE-EMPTY",
        "hello world, ADVICE-EMPTY",
        "%PDF-1.4 damaged, PDF-UNREADABLE",
        "'', ADVICE-EMPTY"
    })
    void whatIsNoAdviceSaysSo(String text, String code) {
        AdviceFile file = read(text);

        assertThat(file.advices()).isEmpty();
        assertThat(file.problems()).extracting(ImportProblem::code).contains(code);
    }

    @Test
    void theSameAdviceHasTheSameFingerprintHoweverOftenItIsRead() {
        List<AdviceRead> twice = List.of(
                read(INTERCHANGE).advices().getFirst(),
                read(INTERCHANGE).advices().getFirst());

        assertThat(twice.getFirst().fingerprint(1)).isEqualTo(twice.getLast().fingerprint(1));
        assertThat(twice.getFirst().fingerprint(1)).isNotEqualTo(twice.getLast().fingerprint(2));
    }

    private static AdviceFile read(String text) {
        return AdviceFile.read(text.getBytes(StandardCharsets.UTF_8), EUR, Map.of());
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    static byte[] pdf(String... lines) throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.setLeading(14);
                content.newLineAtOffset(50, 700);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}

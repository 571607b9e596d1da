package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.invoicing.PreviouslyBilled;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.Refusal;

class DocumentRendererTest {
    private static final DocumentRenderer renderer =
            new DocumentRenderer(TemplateEngine.createPrecompiled(ContentType.Html), new PdfWriter());

    private final SampleDocuments sample = new SampleDocuments();

    @Test
    void anEnglishInvoiceReadsAsRecorded() throws IOException {
        sample.lines = 2;
        sample.terms = PaymentTerms.net(30).withDiscount(Percent.of(2), 10);
        sample.footer = "Thank you for your business.";

        String text = text(pdf(sample.invoice()));

        assertThat(text).isEqualTo(golden("invoice-en.txt"));
    }

    @Test
    void aGermanInvoiceInInstallmentsReadsAsRecorded() throws IOException {
        sample.language = "de";
        sample.lines = 2;
        sample.tax = new TaxKey("AE", Percent.ZERO);
        sample.terms = PaymentTerms.parse("SPLIT 34% 0, 33% 30, 33% 60");
        sample.buyer = SampleDocuments.buyer("Bj\u00f6rk & S\u00f6ner AB", "Storgatan 5", "111 22", "Stockholm", "SE");

        String text = text(pdf(sample.invoice()));

        assertThat(text).isEqualTo(golden("invoice-de.txt"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Billed to you before this invoice, 24 Nov 2025 to 23 Nov 2026, less credit memos: 1,190.00 EUR with tax, 1,000.00 EUR net.
            de | Ihnen vor dieser Rechnung berechnet, 24.11.2025 bis 23.11.2026, abz\u00fcglich Gutschriften: 1.190,00 EUR mit Steuer, 1.000,00 EUR netto.
            """)
    void anInvoiceSaysWhatWasBilledBeforeIt(String language, String sentence) throws IOException {
        sample.language = language;
        LocalDate day = SampleDocuments.DAY;
        sample.billedBefore = Optional.of(new PreviouslyBilled(
                LookBack.TWELVE_MONTHS,
                LookBack.TWELVE_MONTHS.from(day),
                day,
                3,
                1,
                Money.of("1000.00", sample.currency),
                Money.of("1190.00", sample.currency)));

        assertThat(text(pdf(sample.invoice())).replaceAll("\\s+", " ")).contains(sentence);
    }

    @Test
    void aCreditMemoNamesItsReasonAndTheInvoiceItCredits() throws IOException {
        String text = text(pdf(sample.creditMemo("a friendly gesture")));

        assertThat(text)
                .contains("Credit memo CRN-2026-000007", "Invoice credited INV-2026-000123", "Goodwill")
                .contains("a friendly gesture", "Total credit 154.22", "against invoice INV-2026-000123")
                .doesNotContain("IBAN");
    }

    @Test
    void theCodeAsksForExactlyTheAmountUnderTheReference() throws Exception {
        Document.OfInvoice invoice = sample.invoice();

        String code = PdfReading.code(pdf(invoice));

        assertThat(code).isEqualTo("""
                        BCD
                        002
                        1
                        SCT

                        Nordlicht Beratung GmbH
                        DE89370400440532013000
                        EUR154.22

                        RF98INV2026000123""");
        assertThat(code).isEqualTo(payload(invoice));
    }

    private static String payload(Document.OfInvoice invoice) {
        return new PaymentDetails(invoice.invoice(), invoice.bank().orElseThrow())
                .code()
                .orElseThrow()
                .toText();
    }

    @Test
    void dollarsHaveAnAccountButNoCode() throws IOException {
        sample.currency = CurrencyCode.of("USD");

        String text = text(pdf(sample.invoice()));

        assertThat(text).contains("DE89 3704 0044 0532 0130 00", "154.22").doesNotContain("Scan");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 9, 10, 11, 12, 13, 14, 40})
    void totalsNeverStandAloneOnAPage(int lines) throws IOException {
        sample.lines = lines;

        List<String> pages = PdfReading.pages(pdf(sample.invoice()));

        String last = pages.stream()
                .filter(page -> page.contains("Total due"))
                .findFirst()
                .orElseThrow();
        assertThat(last).contains("\n" + lines + " Consulting");
        assertThat(last).contains("Unit price");
        for (int number = 1; number <= pages.size(); number++) {
            assertThat(pages.get(number - 1)).contains("Page " + number + " of " + pages.size());
        }
    }

    @Test
    void whatIsWrittenInALineStaysText() throws IOException {
        sample.description = "<img src=\"file:///etc/passwd\"/> & <b>bold</b>";

        String text = text(pdf(sample.invoice()));

        assertThat(text.replaceAll("\\s+", " ")).contains("<img src=\"file:///etc/passwd\"/>", "<b>bold</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u6f22", "\ud83d\ude00", "\u05e9\u05dc\u05d5\u05dd", "\u0007"})
    void aCharacterThatCannotBeShownIsRefusedByName(String description) {
        sample.description = description;

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pdf(sample.invoice()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("CHARACTER_NOT_PRINTABLE"))
                .withMessageContaining("U+%04X".formatted(description.codePointAt(0)));
    }

    @Test
    void letterAndAccentApartBecomeOneLetter() throws IOException {
        sample.description = "Mu\u0308nchen";

        assertThat(text(pdf(sample.invoice()))).contains("M\u00fcnchen");
    }

    @Test
    void titleLanguageAndAuthorAreOnRecord() throws IOException {
        sample.language = "sv";

        try (PDDocument document = Loader.loadPDF(pdf(sample.invoice()))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Faktura INV-2026-000123");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Nordlicht Beratung GmbH");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("sv");
        }
    }

    @Test
    void theLogoTakesThePlaceOfTheName() throws IOException {
        Logo logo = Logo.reencode(LogoTest.png(300, 100));

        byte[] pdf = renderer.pdf(sample.invoice(), Optional.of(logo));

        assertThat(PdfReading.pages(pdf).getFirst()).doesNotStartWith("Nordlicht Beratung GmbH\n");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    private static byte[] pdf(Document document) {
        return renderer.pdf(document, Optional.empty());
    }

    private static String text(byte[] pdf) throws IOException {
        return String.join("", PdfReading.pages(pdf));
    }

    private static String golden(String name) throws IOException {
        String path = "/delivery/" + name;
        try (InputStream stream = Objects.requireNonNull(DocumentRendererTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.Refusal;

/** What is drawn for print runs says what the usual way of setting a document says. */
class DrawnPagesTest {
    private static final DocumentRenderer renderer =
            new DocumentRenderer(TemplateEngine.createPrecompiled(ContentType.Html), new PdfWriter());

    private final SampleDocuments sample = new SampleDocuments();

    static Stream<Document> documents() {
        var split = new SampleDocuments();
        split.language = "de";
        split.lines = 3;
        split.tax = new TaxKey("AE", Percent.ZERO);
        split.terms = PaymentTerms.parse("SPLIT 34% 0, 33% 30, 33% 60");
        split.buyer = SampleDocuments.buyer("Björk & Söner AB", "Storgatan 5", "111 22", "Stockholm", "SE");
        var swedish = new SampleDocuments();
        swedish.language = "sv";
        swedish.lines = 14;
        swedish.footer = "Tack för att du anlitar oss.\nVi finns här om du har frågor.";
        var spanish = new SampleDocuments();
        spanish.language = "es";
        spanish.description = "Asesoramiento en la implantación de un sistema de facturación electrónica".repeat(3);
        var greek = new SampleDocuments();
        greek.buyer = SampleDocuments.buyer("Αθηναϊκή Εμπορική", "Ερμού 1", "10563", "Αθήνα", "GR");
        greek.terms = PaymentTerms.net(30).withDiscount(Percent.of(2), 10);
        var long500 = new SampleDocuments();
        long500.lines = 500;
        return Stream.of(
                new SampleDocuments().invoice(),
                split.invoice(),
                swedish.invoice(),
                spanish.invoice(),
                greek.invoice(),
                long500.invoice(),
                new SampleDocuments().creditMemo("a friendly gesture"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyWordIsThereAsOften(Document document) throws IOException {
        List<String> usual = PdfReading.pages(renderer.pdf(document, Optional.empty()));
        List<String> drawn = PdfReading.pages(renderer.drawn(document, Optional.empty()));

        assertThat(drawn).hasSameSizeAs(usual);
        assertThat(words(drawn)).isEqualTo(words(usual));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 9, 10, 11, 12, 13, 14, 40})
    void totalsNeverStandAloneOnAPage(int lines) throws IOException {
        sample.lines = lines;

        List<String> pages = PdfReading.pages(renderer.drawn(sample.invoice(), Optional.empty()));

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
    void theCodeReadsTheSame() throws Exception {
        Document document = sample.invoice();

        assertThat(PdfReading.code(renderer.drawn(document, Optional.empty())))
                .isEqualTo(PdfReading.code(renderer.pdf(document, Optional.empty())));
    }

    @Test
    void aWordWiderThanItsColumnIsCutAndNothingIsLost() throws IOException {
        sample.description =
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);

        String text = String.join("", PdfReading.pages(renderer.drawn(sample.invoice(), Optional.empty())));

        for (String piece : List.of("Donaudampfschifffahrts", "unterbeamtengesellschaft")) {
            assertThat(text.replaceAll("[^\\p{L}]", "")).contains(piece);
        }
    }

    @Test
    void aCharacterThatCannotBeShownIsRefusedByName() {
        sample.description = "Beratung 東京";

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> renderer.drawn(sample.invoice(), Optional.empty()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("CHARACTER_NOT_PRINTABLE"));
    }

    @Test
    void letterAndAccentApartBecomeOneLetter() throws IOException {
        sample.description = "Cafe\u0301";

        String text = String.join("", PdfReading.pages(renderer.drawn(sample.invoice(), Optional.empty())));

        assertThat(text).contains("Caf\u00e9");
    }

    private static Map<String, Long> words(List<String> pages) {
        return Arrays.stream(String.join("\n", pages).split("\\s+"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}

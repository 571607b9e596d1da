package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The judge of PDF/A-3b is veraPDF. */
class ArchivableTest {
    private final DocumentRenderer renderer =
            new DocumentRenderer(TemplateEngine.createPrecompiled(ContentType.Html), new PdfWriter());

    @BeforeAll
    static void begin() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Document> documents() {
        var german = new SampleDocuments();
        german.language = "de";
        german.lines = 30;
        german.tax = new TaxKey("AE", Percent.ZERO);
        return Stream.of(german.invoice(), new SampleDocuments().creditMemo("a friendly gesture"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentIsValidPdfA3b(Document document) throws Exception {
        requireArchivable(renderer.pdf(document, Optional.of(Logo.reencode(LogoTest.png(300, 100)))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void soIsTheSameDrawn(Document document) throws Exception {
        requireArchivable(renderer.drawn(document, Optional.of(Logo.reencode(LogoTest.png(300, 100)))));
    }

    private static void requireArchivable(byte[] pdf) throws Exception {
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_B);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
            ValidationResult result = validator.validate(parser);

            assertThat(result.getTestAssertions()).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }
}

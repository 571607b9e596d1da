package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.einvoices.RandomElectronic;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.facturx.FacturX;
import org.tallystick.lib.einvoice.facturx.FacturXProfile;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Our own pages with our own data inside stay PDF/A-3b, by the word of veraPDF. How many: {@code
 * -Dtallystick.einvoice.documents=1000}, a tenth of them.
 */
class FacturXDocumentsTest {
    private static final int DOCUMENTS = Math.max(4, Integer.getInteger("tallystick.einvoice.documents", 40) / 10);

    private final DocumentRenderer renderer =
            new DocumentRenderer(TemplateEngine.createPrecompiled(ContentType.Html), new PdfWriter());

    @BeforeAll
    static void begin() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<RandomElectronic> documents() {
        return IntStream.range(0, DOCUMENTS).mapToObj(RandomElectronic::of);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aPageWithItsDataInsideStaysPdfA3b(RandomElectronic random) throws Exception {
        var document = new Document.OfInvoice(
                random.invoice(),
                random.lines(),
                random.taxes(),
                random.installments().stream()
                        .map(part -> new Document.Part(part.dueOn(), part.amount()))
                        .toList(),
                random.bank(),
                Optional.empty(),
                List.of());

        byte[] pdf = renderer.pdf(document, Optional.empty());
        byte[] whole = FacturX.embed(pdf, random.cii(), FacturXProfile.EN_16931, Instant.parse("2026-11-23T09:00:00Z"));

        assertThat(FacturX.extract(whole).xml()).isEqualTo(random.cii());
        assertThat(Cii.read(random.cii()).content()).isEqualTo(random.mapped());
        try (var parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(whole), PDFAFlavour.PDFA_3_B);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
            assertThat(validator.validate(parser).getTestAssertions()).isEmpty();
        }
    }
}

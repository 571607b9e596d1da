package org.tallystick.lib.einvoice.facturx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.testing.ArchiveCheck;
import org.tallystick.lib.einvoice.testing.ArchivePdf;
import org.tallystick.lib.einvoice.testing.RandomInvoices;
import org.tallystick.lib.einvoice.testing.Samples;

class FacturXTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void theInvoiceComesBackAndThePdfStaysAnArchive() throws Exception {
        for (long seed = 0; seed < 6; seed++) {
            EInvoice invoice = RandomInvoices.of(seed, Profile.EN16931);
            byte[] page = seed % 2 == 0 ? ArchivePdf.of("Invoice") : ArchivePdf.withBag("Invoice");

            byte[] pdf = FacturX.embed(page, Cii.write(invoice), FacturXProfile.EN_16931, AT);

            assertThat(ArchiveCheck.broken(page)).isEmpty();
            assertThat(ArchiveCheck.broken(pdf)).isEmpty();
            Extraction found = FacturX.extract(pdf);
            assertThat(found.problems()).isEmpty();
            assertThat(found.fileName()).isEqualTo("factur-x.xml");
            assertThat(found.conformanceLevel()).isEqualTo("EN 16931");
            assertThat(EInvoiceFile.open(pdf).reading().invoice()).contains(invoice);
        }
    }

    @Test
    void aSecondBagOfSchemasWouldBreakTheArchive() throws Exception {
        byte[] once = FacturX.embed(
                ArchivePdf.of("Invoice"),
                Cii.write(RandomInvoices.of(1, Profile.EN16931)),
                FacturXProfile.EN_16931,
                AT);

        assertThat(ArchiveCheck.broken(once)).isEmpty();
        assertThat(ArchiveCheck.broken(withSecondBag(once))).isNotEmpty();
    }

    /** What a writer does that appends its schema without looking. */
    private static byte[] withSecondBag(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var catalog = document.getDocumentCatalog();
            String xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            int start = xmp.indexOf("<pdfaExtension:schemas");
            int end = xmp.indexOf("</pdfaExtension:schemas>") + "</pdfaExtension:schemas>".length();
            String bag = xmp.substring(start, end);
            String twice = xmp.replace(
                    "</rdf:RDF>", "<rdf:Description rdf:about=\"\">" + bag + "</rdf:Description></rdf:RDF>");
            var metadata = new PDMetadata(document);
            metadata.importXMPMetadata(twice.getBytes(StandardCharsets.UTF_8));
            catalog.setMetadata(metadata);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void anInvoiceOfXRechnungHasItsOwnName() throws Exception {
        byte[] xml = Cii.write(RandomInvoices.of(2, Profile.XRECHNUNG));

        byte[] pdf = FacturX.embed(ArchivePdf.of("Invoice"), xml, FacturXProfile.XRECHNUNG, AT);

        assertThat(ArchiveCheck.broken(pdf)).isEmpty();
        assertThat(FacturX.extract(pdf).fileName()).isEqualTo("xrechnung.xml");
        assertThat(FacturX.extract(pdf).invoice()).hasValue(xml);
    }

    @Test
    void whatIsNoPdfIsRefused() {
        byte[] text = "no PDF".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> FacturX.embed(text, text, FacturXProfile.EN_16931, AT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(FacturX.extract(text).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PDF_SYNTAX));
    }

    @Test
    void theInvoiceOfEveryPublishedPdfIsFound() {
        Map<String, byte[]> pdfs = new TreeMap<>(Samples.files("einvoice/facturx-pdf"));
        pdfs.keySet().removeIf(name -> !name.endsWith(".pdf"));

        List<EInvoiceFile> files =
                pdfs.values().stream().map(EInvoiceFile::open).toList();

        assertThat(files).hasSize(43);
        assertThat(pdfs.values())
                .allSatisfy(pdf -> assertThat(FacturX.extract(pdf).invoice()).isPresent());
        assertThat(count(files, ProblemCode.ZUGFERD_1)).isEqualTo(7);
        assertThat(count(files, ProblemCode.PDF_SEVERAL)).isEqualTo(1);
        assertThat(count(files, ProblemCode.XML_ENCODING)).isEqualTo(1);
        assertThat(files.stream().filter(file -> file.reading().content() != null))
                .hasSize(35);
    }

    private static long count(List<EInvoiceFile> files, ProblemCode code) {
        return files.stream()
                .filter(file -> file.reading().problems().stream().anyMatch(problem -> problem.code() == code))
                .count();
    }
}

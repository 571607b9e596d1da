package org.tallystick.lib.einvoice.facturx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Puts an invoice into its PDF, and finds it there. The PDF must be PDF/A-3 already; what is added keeps it so. */
public final class FacturX {
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
    private static final COSName ASSOCIATED = COSName.getPDFName("AF");

    private FacturX() {}

    /**
     * A PDF/A-3 with the invoice inside.
     *
     * @param xml a cross industry invoice
     * @param at the moment the file inside is dated with
     * @throws IllegalArgumentException when it is no PDF, is locked, or has no XMP description
     */
    public static byte[] embed(byte[] pdf, byte[] xml, FacturXProfile profile, Instant at) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            embed(document, xml, profile, at);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("this PDF cannot carry an invoice", e);
        }
    }

    /** The same for a document that is still open, such as one just rendered: the caller saves and closes it. */
    public static void embed(PDDocument document, byte[] xml, FacturXProfile profile, Instant at) throws IOException {
        PDComplexFileSpecification file = file(document, xml, profile, at);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        addToNames(catalog, profile.fileName(), file);
        associate(catalog, file);
        describe(document, catalog, profile);
        if (document.getVersion() < 1.7f) {
            document.setVersion(1.7f);
        }
    }

    private static PDComplexFileSpecification file(PDDocument document, byte[] xml, FacturXProfile profile, Instant at)
            throws IOException {
        var moment = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        var content = new PDEmbeddedFile(document, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        content.setSubtype("text/xml");
        content.setSize(xml.length);
        content.setCreationDate(moment);
        content.setModDate(moment);
        var file = new PDComplexFileSpecification();
        file.setFile(profile.fileName());
        file.setFileUnicode(profile.fileName());
        file.setFileDescription("Invoice as data");
        file.setEmbeddedFile(content);
        file.setEmbeddedFileUnicode(content);
        file.getCOSObject().setName(RELATIONSHIP, profile.relationship());
        return file;
    }

    private static void addToNames(PDDocumentCatalog catalog, String name, PDComplexFileSpecification file)
            throws IOException {
        Map<String, PDComplexFileSpecification> all = EmbeddedFiles.of(catalog);
        all.put(name, file);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(all);
        PDDocumentNameDictionary names = catalog.getNames();
        if (names == null) {
            names = new PDDocumentNameDictionary(catalog);
        }
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
    }

    private static void associate(PDDocumentCatalog catalog, PDComplexFileSpecification file) {
        COSDictionary root = catalog.getCOSObject();
        COSBase present = root.getDictionaryObject(ASSOCIATED);
        COSArray files = present instanceof COSArray array ? array : new COSArray();
        files.add(file);
        root.setItem(ASSOCIATED, files);
    }

    private static void describe(PDDocument document, PDDocumentCatalog catalog, FacturXProfile profile)
            throws IOException {
        PDMetadata present = catalog.getMetadata();
        if (present == null) {
            throw new IOException("the PDF has no XMP description, so it is no PDF/A");
        }
        var described = new PDMetadata(document);
        described.importXMPMetadata(Xmp.withInvoice(present.toByteArray(), profile));
        catalog.setMetadata(described);
    }

    /** The invoice in a PDF, with everything odd about it; no content throws. */
    public static Extraction extract(byte[] pdf) {
        return Extractor.extract(pdf);
    }
}

package org.tallystick.lib.einvoice.facturx;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.ReadLimits;
import org.tallystick.lib.einvoice.Severity;

/** Looks for an invoice in a PDF; scripts, actions and other files are never opened, only told. */
final class Extractor {
    /** In the order in which they win when there are several. */
    private static final List<String> NAMES = List.of("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml");

    private static final int LARGEST_PDF = 200 << 20;
    private static final long MEMORY = 64L << 20;

    private final List<Problem> problems = new ArrayList<>();

    private Extractor() {}

    static Extraction extract(byte[] pdf) {
        if (pdf.length > LARGEST_PDF) {
            return failed(ProblemCode.FILE_LIMIT, LARGEST_PDF + " bytes");
        }
        try (PDDocument document =
                Loader.loadPDF(pdf, "", null, null, MemoryUsageSetting.setupMixed(MEMORY, 4 * MEMORY).streamCache)) {
            return new Extractor().extract(document.getDocumentCatalog());
        } catch (InvalidPasswordException _) {
            return failed(ProblemCode.PDF_ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError _) {
            return failed(ProblemCode.PDF_SYNTAX);
        }
    }

    private static Extraction failed(ProblemCode code, String... arguments) {
        return new Extraction(
                null, null, null, null, List.of(Problem.of(Severity.FATAL, code, Location.file(), arguments)));
    }

    private Extraction extract(PDDocumentCatalog catalog) throws IOException {
        Map<String, PDComplexFileSpecification> files = EmbeddedFiles.of(catalog);
        List<String> invoices = files.keySet().stream()
                .filter(name -> rank(name, files.get(name)) < NAMES.size())
                .sorted(Comparator.comparingInt((String name) -> rank(name, files.get(name)))
                        .thenComparing(
                                Comparator.reverseOrder())) // ZUGFeRD 1 has capitals where its successor has none
                .toList();
        tellOthers(catalog, files, invoices);
        Xmp.Description description = description(catalog);
        if (invoices.isEmpty()) {
            problem(Severity.FATAL, ProblemCode.PDF_INVOICE, String.valueOf(files.size()));
            return new Extraction(null, null, description.version(), description.conformanceLevel(), problems);
        }
        String name = invoices.getFirst();
        byte[] xml = content(files.get(name));
        if (xml == null) {
            problem(Severity.FATAL, ProblemCode.PDF_INVOICE, String.valueOf(files.size()));
        }
        return new Extraction(name, xml, description.version(), description.conformanceLevel(), problems);
    }

    /** Some writers put the file under another key than its name. */
    private static int rank(String key, @Nullable PDComplexFileSpecification file) {
        int byKey = NAMES.indexOf(key.toLowerCase(Locale.ROOT));
        String name = file == null ? null : EmbeddedFiles.name(file);
        int byName = name == null ? -1 : NAMES.indexOf(name.toLowerCase(Locale.ROOT));
        int best = Math.max(byKey, byName);
        return best < 0 ? NAMES.size() : best;
    }

    private void tellOthers(
            PDDocumentCatalog catalog, Map<String, PDComplexFileSpecification> files, List<String> invoices) {
        List<String> others =
                files.keySet().stream().filter(name -> !invoices.contains(name)).toList();
        if (!others.isEmpty()) {
            problem(Severity.INFO, ProblemCode.PDF_FILES, String.join(", ", others));
        }
        if (invoices.size() > 1) {
            problem(
                    Severity.WARN,
                    ProblemCode.PDF_SEVERAL,
                    invoices.getFirst(),
                    String.join(", ", invoices.subList(1, invoices.size())));
        }
        COSDictionary root = catalog.getCOSObject();
        boolean scripts = catalog.getNames() != null && catalog.getNames().getJavaScript() != null;
        if (scripts || root.getDictionaryObject(COSName.AA) != null || opens(root)) {
            problem(Severity.INFO, ProblemCode.PDF_ACTIONS);
        }
    }

    /** To open at a page is a destination; only what is done is an action. */
    private static boolean opens(COSDictionary root) {
        return root.getDictionaryObject(COSName.OPEN_ACTION) instanceof COSDictionary action
                && !"GoTo".equals(action.getNameAsString(COSName.S));
    }

    private Xmp.Description description(PDDocumentCatalog catalog) throws IOException {
        PDMetadata metadata = catalog.getMetadata();
        Xmp.Description description =
                metadata == null ? Xmp.Description.NONE : Xmp.description(limited(metadata.exportXMPMetadata()));
        if (description.conformanceLevel() == null) {
            problem(Severity.INFO, ProblemCode.PDF_DESCRIPTION);
        }
        return description;
    }

    private byte @Nullable [] content(@Nullable PDComplexFileSpecification file) throws IOException {
        PDEmbeddedFile content = file == null ? null : embedded(file);
        return content == null ? null : limited(content.createInputStream());
    }

    private static @Nullable PDEmbeddedFile embedded(PDComplexFileSpecification file) {
        PDEmbeddedFile unicode = file.getEmbeddedFileUnicode();
        return unicode == null ? file.getEmbeddedFile() : unicode;
    }

    /** Reads one byte more than an invoice may have: whoever reads it next sees that it is too large. */
    private static byte[] limited(InputStream source) throws IOException {
        try (source) {
            return source.readNBytes(ReadLimits.defaults().bytes() + 1);
        }
    }

    private void problem(Severity severity, ProblemCode code, String... arguments) {
        problems.add(Problem.of(severity, code, Location.file(), arguments));
    }
}

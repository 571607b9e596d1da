package org.tallystick.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tallystick.access.Caller;
import org.tallystick.delivery.Artefacts;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Sql;

/**
 * Invoices of five lines as PDF/A-3b, set from HTML and drawn for print runs, in CPU seconds of the rendering thread; reading
 * what they say from the database included.
 */
final class DocumentBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final double HTML_LIMIT = 35;
    private static final double DRAWN_LIMIT = 150;

    @Override
    public int usualSize() {
        return 200;
    }

    /** A way to a PDF. */
    private interface Rendering {
        byte[] of(Artefacts artefacts, Caller caller, InvoiceId invoice);
    }

    @Override
    public boolean run(Stage stage, int size) {
        Caller caller = stage.company();
        stage.customers(caller, size);
        stage.charges(caller);
        BillingBenchmark.bill(stage, caller);
        List<Posted> invoices = posted(stage, caller);
        double html = rate(stage, caller, invoices, (artefacts, by, id) -> artefacts.preview(by.company(), id));
        double drawn = rate(stage, caller, invoices, (artefacts, by, id) -> artefacts.drawn(by.company(), id));
        System.out.printf("set from HTML  %,8.0f invoices per CPU second (at least %.0f)%n", html, HTML_LIMIT);
        System.out.printf("drawn          %,8.0f invoices per CPU second (at least %.0f)%n", drawn, DRAWN_LIMIT);
        return html >= HTML_LIMIT && drawn >= DRAWN_LIMIT;
    }

    private record Posted(InvoiceId id, String number) {}

    private static List<Posted> posted(Stage stage, Caller caller) {
        return stage.rows(
                caller,
                "select invoice_id, number from invoicing.invoice where company_id = :company order by series_number",
                (row, number) -> new Posted(new InvoiceId(Sql.uuid(row, "invoice_id")), Sql.text(row, "number")));
    }

    private static double rate(Stage stage, Caller caller, List<Posted> invoices, Rendering rendering) {
        Artefacts artefacts = stage.bean(Artefacts.class);
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            List<byte[]> made = new ArrayList<>();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (Posted invoice : invoices) {
                made.add(CompanyScope.of(caller.company())
                        .call(() -> rendering.of(artefacts, caller, invoice.id())));
            }
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
            requireRight(invoices, made);
            if (round > 0) { // the first one warms up
                rates.add(invoices.size() / seconds);
            }
        }
        return Stage.median(rates);
    }

    /** A round counts only when each PDF is one for the archive and says its number and its total. */
    private static void requireRight(List<Posted> invoices, List<byte[]> made) {
        for (int i = 0; i < made.size(); i += 20) {
            try (PDDocument document = Loader.loadPDF(made.get(i))) {
                String text = new PDFTextStripper().getText(document);
                String metadata = new String(
                        document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
                if (!text.contains(invoices.get(i).number())
                        || !text.contains("1,225.70")
                        || !metadata.contains("pdfaid:part")) {
                    throw new IllegalStateException("not the invoice " + invoices.get(i).number() + ": " + text);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

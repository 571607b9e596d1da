package org.tallystick.delivery;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets a document as PDF, with the company's logo. The same for previews and for what is sent. */
@Component
class DocumentRenderer {
    private static final double WIDEST_MILLIMETRES = 60;
    private static final double HIGHEST_MILLIMETRES = 20;

    private final TemplateEngine templates;
    private final PdfWriter writer;

    DocumentRenderer(TemplateEngine templates, PdfWriter writer) {
        this.templates = templates;
        this.writer = writer;
    }

    byte[] pdf(Document document, Optional<Logo> logo) {
        DocumentPage.Picture picture = logo.map(DocumentRenderer::picture).orElse(null);
        return writer.write(
                document instanceof Document.OfStatement statement
                        ? xhtml("delivery/statement.jte", StatementPages.sheet(statement, picture))
                        : xhtml("delivery/document.jte", page(document, picture)));
    }

    /** The same words at the same places, drawn without HTML: for many documents at once. Statements have no such page. */
    byte[] drawn(Document document, Optional<Logo> logo) {
        return document instanceof Document.OfStatement
                ? pdf(document, logo)
                : writer.draw(page(document, logo.map(DocumentRenderer::picture).orElse(null)));
    }

    private static DocumentPage page(Document document, DocumentPage.@Nullable Picture logo) {
        return switch (document) {
            case Document.OfInvoice invoice -> InvoicePages.page(invoice, logo);
            case Document.OfCreditMemo memo -> CreditMemoPages.page(memo, logo);
            case Document.OfReceipt receipt -> ReceiptPages.page(receipt, logo);
            case Document.OfDebitNotice notice -> DebitNoticePages.page(notice, logo);
            case Document.OfDocumentRequest request -> DocumentRequestPages.page(request, logo);
            case Document.OfLateFees fees -> LateFeePages.page(fees, logo);
            case Document.OfRejection rejection -> RejectionPages.page(rejection, logo);
            case Document.OfReminder reminder -> ReminderPages.page(reminder, logo);
            case Document.OfStatement statement ->
                StatementPages.sheet(statement, logo).letter();
        };
    }

    private String xhtml(String template, Object page) {
        var output = new StringOutput();
        templates.render(template, page, output);
        return output.toString();
    }

    private static DocumentPage.Picture picture(Logo logo) {
        double scale = Math.min(WIDEST_MILLIMETRES / logo.width(), HIGHEST_MILLIMETRES / logo.height());
        return new DocumentPage.Picture(
                "data:" + logo.contentType() + ";base64," + Base64.getEncoder().encodeToString(logo.content()),
                millimetres(logo.width() * scale),
                millimetres(logo.height() * scale));
    }

    private static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.2fmm", length);
    }
}

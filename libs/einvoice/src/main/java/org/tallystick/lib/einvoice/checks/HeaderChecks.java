package org.tallystick.lib.einvoice.checks;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Account;
import org.tallystick.lib.einvoice.model.Attachment;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Note;
import org.tallystick.lib.einvoice.model.Payment;
import org.tallystick.lib.einvoice.model.PaymentMeans;
import org.tallystick.lib.einvoice.model.Period;
import org.tallystick.lib.einvoice.model.SupportingDocument;

/** What the head of the document must say, its dates, notes, payment and documents. */
final class HeaderChecks {
    private static final Set<String> TRANSFERS = Set.of("30", "58");
    private static final Set<String> TAX_POINTS = Set.of("3", "35", "432");
    private static final Set<String> FILES = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet");

    private HeaderChecks() {}

    static void check(EInvoice invoice, Sheet sheet) {
        sheet.present(invoice.specification(), "BR-01", "specification");
        sheet.present(invoice.number(), "BR-02", "number");
        sheet.present(invoice.issuedOn(), "BR-03", "issuedOn");
        sheet.present(invoice.type(), "BR-04", "type");
        sheet.present(invoice.currency(), "BR-05", "currency");
        sheet.must(!invoice.lines().isEmpty(), "BR-16", "lines");
        CodeList types = invoice.isCreditNote() ? CodeList.CREDIT_NOTE_TYPES : CodeList.INVOICE_TYPES;
        sheet.code(invoice.type(), types, "BR-CL-01", "type");
        sheet.code(invoice.currency(), CodeList.CURRENCIES, "BR-CL-04", "currency");
        sheet.code(invoice.taxCurrency(), CodeList.CURRENCIES, "BR-CL-05", "taxCurrency");
        taxPoint(invoice, sheet);
        for (int i = 0; i < invoice.preceding().size(); i++) {
            sheet.present(invoice.preceding().get(i).number(), "BR-55", "preceding[" + i + "].number");
        }
        period(invoice.period(), "period", "BR-29", sheet);
        notes(invoice, sheet);
        payment(invoice, sheet);
        documents(invoice, sheet);
        if (invoice.references().invoicedObject() != null) {
            sheet.code(
                    invoice.references().invoicedObject().scheme(),
                    CodeList.OBJECT_SCHEMES,
                    "BR-CL-07",
                    "references.invoicedObject.scheme");
        }
    }

    private static void taxPoint(EInvoice invoice, Sheet sheet) {
        sheet.must(invoice.taxPointOn() == null || invoice.taxPointCode() == null, "BR-CO-03", "taxPointOn");
        String code = invoice.taxPointCode();
        sheet.must(
                code == null || TAX_POINTS.contains(code),
                "BR-CL-06",
                "taxPointCode",
                String.valueOf(code),
                "tax points");
    }

    static void period(@Nullable Period period, String field, String rule, Sheet sheet) {
        if (period != null) {
            sheet.must(
                    period.from() == null
                            || period.until() == null
                            || !period.until().isBefore(period.from()),
                    rule,
                    field + ".until");
            sheet.must(
                    period.from() != null || period.until() != null,
                    rule.equals("BR-29") ? "BR-CO-19" : "BR-CO-20",
                    field);
        }
    }

    private static void notes(EInvoice invoice, Sheet sheet) {
        int index = 0;
        for (Note note : invoice.notes()) {
            sheet.code(note.subject(), CodeList.NOTE_SUBJECTS, "BR-CL-08", "notes[" + index++ + "].subject");
        }
    }

    private static void payment(EInvoice invoice, Sheet sheet) {
        Payment payment = invoice.payment();
        BigDecimal payable = invoice.totals().payable();
        boolean owed = payable != null && payable.signum() > 0 && !invoice.isCreditNote();
        sheet.must(!owed || payment.dueOn() != null || payment.terms() != null, "BR-CO-25", "payment.dueOn");
        int index = 0;
        for (PaymentMeans means : payment.means()) {
            String field = "payment.means[" + index++ + "]";
            sheet.present(means.code(), "BR-49", field + ".code");
            sheet.code(means.code(), CodeList.PAYMENT_MEANS, "BR-CL-16", field + ".code");
            if (means.code() != null && TRANSFERS.contains(means.code())) {
                Account account = means.account();
                boolean numbered = account != null && account.number() != null;
                sheet.must(numbered, "BR-61", field + ".account.number");
                sheet.must(numbered || account == null, "BR-50", field + ".account.number");
            }
        }
    }

    private static void documents(EInvoice invoice, Sheet sheet) {
        int index = 0;
        for (SupportingDocument document : invoice.documents()) {
            String field = "documents[" + index++ + "]";
            sheet.present(document.reference(), "BR-52", field + ".reference");
            Attachment file = document.attachment();
            sheet.must(
                    file == null || (file.mime() != null && FILES.contains(file.mime())),
                    "BR-CL-24",
                    field + ".attachment.mime",
                    String.valueOf(file == null ? null : file.mime()),
                    "kinds of files");
        }
    }
}

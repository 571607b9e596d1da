package org.tallystick.delivery;

import java.time.Instant;
import java.util.UUID;

/** A document as it was rendered and sent, byte for byte; the subject is the document it shows. */
public record Artefact(
        UUID id, UUID subject, Kind kind, String fileName, String contentType, byte[] content, Instant madeAt) {
    public static final String PDF = "application/pdf";
    public static final String XML = "application/xml";
    public static final String CSV = "text/csv";

    public enum Kind {
        INVOICE_PDF,
        CREDIT_MEMO_PDF,
        DEBIT_NOTICE_PDF,
        RECEIPT_PDF,
        DOCUMENT_REQUEST_PDF,
        STATEMENT_PDF,
        LATE_FEES_PDF,
        REJECTION_PDF,
        REMINDER_PDF,
        /** An electronic invoice; the subject is the edition. */
        E_INVOICE_XML,
        /** A PDF with an electronic invoice inside; the subject is the edition. */
        E_INVOICE_PDF,
        /** Several documents to be printed in one go. */
        PRINT_BATCH,
        /** What a print house checks a batch against; the subject is the batch's. */
        PRINT_MANIFEST
    }
}

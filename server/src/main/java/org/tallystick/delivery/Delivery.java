package org.tallystick.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** The sending of one document to one recipient over one channel; the number is the document's. */
public record Delivery(
        UUID id,
        SubjectType subjectType,
        UUID subject,
        @Nullable String number,
        CustomerId customer,
        Channel channel,
        String recipient,
        State state,
        @Nullable UUID artefact,
        @Nullable String failure,
        Instant queuedAt,
        @Nullable Instant sentAt) {

    /** What is sent. */
    public enum SubjectType {
        INVOICE,
        CREDIT_MEMO,
        /** What a payer is told before a direct debit; the subject is the debit. */
        DEBIT_NOTICE,
        /** A receipt as it was issued. */
        RECEIPT,
        /** What a customer is asked for: the documents that are missing. */
        DOCUMENT_REQUEST,
        /** A statement of account as it was issued. */
        STATEMENT
    }

    public enum Channel {
        EMAIL("E-mail"),
        PRINT("Print and post"),
        /** Over the network of electronic invoices; the recipient is an electronic address. */
        E_INVOICE("E-invoice network");

        private final String title;

        Channel(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public enum State {
        /** Waits for the mail server, or for the next print batch. */
        QUEUED("Queued"),
        SENT("Sent"),
        /** The last attempt failed; the failure says why. */
        FAILED("Failed");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** One try to send, with its outcome. */
    public record Attempt(
            Instant attemptedAt, State outcome, @Nullable String failure) {}
}

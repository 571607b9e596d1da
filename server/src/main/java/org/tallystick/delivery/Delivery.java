package org.tallystick.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
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
        STATEMENT,
        /** The late fees of a month. */
        LATE_FEES,
        /** Why a dispute was rejected; the number is the dispute's. */
        REJECTION,
        /** A demand of all that a customer owes in a currency; sent once. */
        REMINDER
    }

    public enum Channel {
        EMAIL("E-mail"),
        PRINT("Print and post"),
        /** Over the network of electronic invoices; the recipient is an electronic address. */
        E_INVOICE("E-invoice network"),
        /** A text message with a link; the recipient is a name and a number. */
        SMS("SMS");

        private final String title;

        Channel(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * How far it came. News never moves it back: of all that is known of a delivery the state of the highest rank holds, in
     * whatever order it came.
     */
    public enum State {
        /** Waits for the mail server, or for the next print batch. */
        QUEUED("Queued", 0),
        /** Never sent: its address is known to be bad, or must not be written to. */
        SUPPRESSED("Not sent", 1),
        /** The last attempt failed and nothing left the house; the failure says why. */
        FAILED("Failed", 2),
        SENT("Sent", 3),
        /** The recipient's side said that it has it. */
        DELIVERED("Delivered", 4),
        /** It came back. */
        BOUNCED("Bounced", 5),
        /** Somebody opened the link in it: whatever is said later, it arrived. */
        OPENED("Opened", 6);

        private final String title;
        private final int rank;

        State(String title, int rank) {
            this.title = title;
            this.rank = rank;
        }

        public String title() {
            return title;
        }

        /** Whether it is under way or has arrived. */
        public boolean isUnderWay() {
            return !isAstray() && this != FAILED;
        }

        /** Whether its address is to blame. */
        public boolean isAstray() {
            return this == BOUNCED || this == SUPPRESSED;
        }

        /** Whether a person must look after it. */
        public boolean needsSomebody() {
            return isAstray() || this == FAILED;
        }

        /** Whether it left the house. */
        public boolean hasLeft() {
            return rank >= SENT.rank;
        }

        State after(News.Kind kind) {
            State said = kind.state();
            return said != null && said.rank > rank ? said : this;
        }

        /** Of all the recipients of a document: how far it came with the luckiest one. */
        static int luck(State state) {
            return switch (state) {
                case OPENED -> 6;
                case DELIVERED -> 5;
                case SENT -> 4;
                case QUEUED -> 3;
                case BOUNCED -> 2;
                case FAILED -> 1;
                case SUPPRESSED -> 0;
            };
        }
    }

    /** The e-mail address of its recipient in small letters; null where it has none. */
    public @Nullable String address() {
        int open = recipient.lastIndexOf('<');
        boolean written = open >= 0 && recipient.endsWith(">");
        return written && channel == Channel.EMAIL
                ? BadAddresses.plain(recipient.substring(open + 1, recipient.length() - 1))
                : null;
    }

    /** How far a document came: with its luckiest recipient. Empty when it was sent to nobody. */
    public static Optional<State> stateOf(Collection<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::state).max(Comparator.comparingInt(State::luck));
    }
}

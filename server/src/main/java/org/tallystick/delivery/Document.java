package org.tallystick.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.collections.Notice;
import org.tallystick.collections.NoticeLine;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.DebitNotice;
import org.tallystick.disputes.RejectionLetter;
import org.tallystick.documents.DocumentRequest;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.invoicing.Correction;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.invoicing.Party;
import org.tallystick.invoicing.PreviouslyBilled;
import org.tallystick.latefees.FeeNote;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.statements.Statement;
import org.tallystick.statements.StatementContent;

/** Everything a posted document or a notice says: what its PDF and its mail are made from. */
sealed interface Document {
    /** Part of what an invoice asks for, due on a day. */
    record Part(LocalDate dueOn, Money amount) {}

    record OfInvoice(
            Invoice invoice,
            List<InvoiceLine> lines,
            List<InvoiceTax> taxes,
            List<Part> parts,
            Optional<BankAccount> bank,
            Optional<PreviouslyBilled> billedBefore,
            List<Correction.Document> replaces)
            implements Document {
        public OfInvoice {
            lines = List.copyOf(lines);
            taxes = List.copyOf(taxes);
            parts = List.copyOf(parts);
            replaces = List.copyOf(replaces);
        }

        @Override
        public UUID id() {
            return invoice.id().value();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.INVOICE;
        }

        @Override
        public String number() {
            return invoice.number();
        }

        @Override
        public CustomerId customer() {
            return invoice.customer();
        }

        @Override
        public String language() {
            return invoice.language();
        }
    }

    /** A credit memo with the invoice it credits, whose parties and language it shares. */
    record OfCreditMemo(CreditMemo memo, Invoice invoice, List<InvoiceTax> invoiceTaxes) implements Document {
        public OfCreditMemo {
            invoiceTaxes = List.copyOf(invoiceTaxes);
        }

        @Override
        public UUID id() {
            return memo.id().value();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.CREDIT_MEMO;
        }

        @Override
        public String number() {
            return memo.number();
        }

        @Override
        public CustomerId customer() {
            return memo.customer();
        }

        @Override
        public String language() {
            return invoice.language();
        }
    }

    /** What a payer is told before a direct debit. */
    record OfDebitNotice(DebitNotice notice, Party payer, Party creditor, String language) implements Document {
        @Override
        public UUID id() {
            return notice.debit().id();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.DEBIT_NOTICE;
        }

        @Override
        public String number() {
            return notice.number();
        }

        @Override
        public CustomerId customer() {
            return notice.debit().customer();
        }

        @Override
        public String fileName() {
            return "direct-debit-" + notice.collectOn() + ".pdf";
        }
    }

    /** The receipt for a payment. */
    record OfReceipt(Receipt receipt, Customer customerRecord, Party payer, Party payee) implements Document {
        @Override
        public UUID id() {
            return receipt.id();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.RECEIPT;
        }

        @Override
        public String number() {
            return receipt.payment().number();
        }

        @Override
        public CustomerId customer() {
            return customerRecord.id();
        }

        @Override
        public String language() {
            return customerRecord.profile().language().toLanguageTag();
        }
    }

    /** Which documents a customer is asked for before they can be billed. */
    record OfDocumentRequest(DocumentRequest request, Party customerParty, Party company, String language)
            implements Document {
        @Override
        public UUID id() {
            return request.id();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.DOCUMENT_REQUEST;
        }

        /** The day it was written: that is what people call it. */
        @Override
        public String number() {
            return request.askedOn().toString();
        }

        @Override
        public CustomerId customer() {
            return request.customer();
        }

        @Override
        public String fileName() {
            return "missing-documents-" + request.askedOn() + ".pdf";
        }
    }

    /** A statement of account, from what was kept when it was issued. */
    record OfStatement(Statement statement, StatementContent content, Optional<BankAccount> bank) implements Document {
        @Override
        public UUID id() {
            return statement.id();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.STATEMENT;
        }

        @Override
        public String number() {
            return statement.number();
        }

        @Override
        public CustomerId customer() {
            return statement.customer();
        }

        @Override
        public String language() {
            return content.language();
        }

        @Override
        public String fileName() {
            return "statement-" + number().replaceAll("[^A-Za-z0-9.-]", "_") + ".pdf";
        }
    }

    /** The late fees of a month. */
    record OfLateFees(
            FeeNote note,
            LocalDate dueOn,
            Party customerParty,
            Party company,
            String language,
            Optional<BankAccount> bank)
            implements Document {
        @Override
        public UUID id() {
            return note.id();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.LATE_FEES;
        }

        @Override
        public String number() {
            return note.number();
        }

        @Override
        public CustomerId customer() {
            return note.customer();
        }
    }

    /** Why a dispute was rejected, with the evidence there is. */
    record OfRejection(
            RejectionLetter letter,
            List<SupportingDocument> evidence,
            Party customerParty,
            Party company,
            String language)
            implements Document {
        public OfRejection {
            evidence = List.copyOf(evidence);
        }

        @Override
        public UUID id() {
            return letter.id();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.REJECTION;
        }

        @Override
        public String number() {
            return letter.number();
        }

        @Override
        public CustomerId customer() {
            return letter.customer();
        }
    }

    /** A demand of all that a customer owes in a currency. */
    record OfReminder(
            Notice notice,
            List<NoticeLine> lines,
            Party customerParty,
            Party company,
            String language,
            Optional<BankAccount> bank)
            implements Document {
        public OfReminder {
            lines = List.copyOf(lines);
        }

        @Override
        public UUID id() {
            return notice.id();
        }

        @Override
        public Delivery.SubjectType type() {
            return Delivery.SubjectType.REMINDER;
        }

        @Override
        public String number() {
            return notice.number();
        }

        @Override
        public CustomerId customer() {
            return notice.customer();
        }

        @Override
        public String fileName() {
            return "reminder-" + number().replaceAll("[^A-Za-z0-9.-]", "_") + ".pdf";
        }
    }

    UUID id();

    Delivery.SubjectType type();

    String number();

    CustomerId customer();

    /** The tag of the language it is written in. */
    String language();

    default Texts texts() {
        return Texts.of(language());
    }

    default String fileName() {
        return number() + ".pdf";
    }
}

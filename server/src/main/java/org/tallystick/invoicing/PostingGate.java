package org.tallystick.invoicing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.access.Caller;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.platform.CompanyId;

/**
 * Whoever has a say in what may be posted; modules above answer in the transaction that asks. What they object to waits as a
 * parked draft under one of their codes, until a message says that something was mended.
 */
public interface PostingGate {
    /** Something a gate objected to was mended; the subject is a customer, or the company for all of them. */
    String MENDED = "PostingGateMended";

    /**
     * An invoice as it would be posted now, but for its number. Where several pay there is one for each of them, all of the
     * same draft; {@code document} tells them apart. Deposits and what moves to another payer have no draft: theirs is the
     * document.
     */
    record Proposal(
            UUID draft,
            UUID document,
            Invoice invoice,
            List<InvoiceLine> lines,
            List<InvoiceTax> taxes,
            List<Installment> installments) {
        /** The only document of a draft. */
        public Proposal(
                UUID draft,
                Invoice invoice,
                List<InvoiceLine> lines,
                List<InvoiceTax> taxes,
                List<Installment> installments) {
            this(draft, draft, invoice, lines, taxes, installments);
        }

        public Proposal {
            lines = List.copyOf(lines);
            taxes = List.copyOf(taxes);
            installments = List.copyOf(installments);
        }
    }

    /** Why a draft waits: a stable code and a sentence that names the fix. */
    record Objection(String code, String reason) {}

    /** The codes its objections may have. */
    List<String> codes();

    /** The drafts among these that may not be posted. */
    Map<UUID, Objection> objections(CompanyId company, List<Proposal> proposals);

    /** These are posted in this transaction. */
    void admitted(Caller caller, List<Proposal> proposals);

    /** The memo is posted in this transaction, unless it is refused here; the taxes are those of its invoice. */
    void admit(Caller caller, CreditMemo memo, Invoice invoice, List<InvoiceTax> taxes);
}

package org.tallystick.einvoices;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Makes documents ready to leave as electronic invoices: with an edition, and checked under their real number. */
@Service
@Transactional(noRollbackFor = Refusal.class) // what the rules said stays on record
public class EditionDesk {
    /** The rules could not be asked: tried again, and never taken for a broken rule. */
    public static final String NOT_CHECKED = PostingCheck.NOT_CHECKED;

    private final ElectronicDocuments documents;
    private final Editions editions;
    private final Checking checking;
    private final BusinessClock clock;

    EditionDesk(ElectronicDocuments documents, Editions editions, Checking checking, BusinessClock clock) {
        this.documents = documents;
        this.editions = editions;
        this.checking = checking;
        this.clock = clock;
    }

    /** What leaves, and of which edition. */
    public record Ready(Edition edition, ElectronicDocuments.Written written) {}

    /** The document as it was agreed, else as its customer wants it today; empty when they want none. */
    public Optional<Ready> ready(Caller caller, DocumentType type, UUID document) {
        Optional<Edition> agreed = documents.edition(caller.company(), document);
        return agreed.isPresent()
                ? agreed.map(edition -> checked(caller.company(), type, document, edition))
                : renewed(caller, type, document);
    }

    /** After a correction: what is entered today becomes a new edition; empty when the customer wants none today. */
    public Optional<Ready> renewed(Caller caller, DocumentType type, UUID document) {
        CompanyId company = caller.company();
        Optional<ElectronicDocuments.Today> today = documents.today(company, type, document);
        if (today.isEmpty()) {
            return Optional.empty();
        }
        Edition wanted = edition(document, today.get());
        Optional<Edition> agreed = documents.edition(company, document).filter(edition -> isSame(edition, wanted));
        if (agreed.isEmpty()) {
            Verdict verdict = passed(company, today.get().invoice(), wanted.form());
            editions.insert(caller, type, wanted, verdict);
        }
        return Optional.of(checked(company, type, document, agreed.orElse(wanted)));
    }

    private Edition edition(UUID document, ElectronicDocuments.Today today) {
        return new Edition(
                Ids.next(),
                document,
                today.customer(),
                today.form(),
                today.particulars().buyer().version(),
                today.particulars().seller().version(),
                today.particulars().bank().map(BankAccount::id).orElse(null),
                clock.now());
    }

    private static boolean isSame(Edition one, Edition other) {
        return one.form() == other.form()
                && one.buyerVersion() == other.buyerVersion()
                && one.sellerVersion() == other.sellerVersion();
    }

    private Ready checked(CompanyId company, DocumentType type, UUID document, Edition edition) {
        var written = documents.of(company, type, document, edition.form().syntax());
        passed(company, written.invoice(), edition.form());
        return new Ready(edition, written);
    }

    private Verdict passed(CompanyId company, EInvoice invoice, EInvoiceForm form) {
        return switch (checking.check(company, invoice, form)) {
            case Checking.Outcome.Passed(Verdict verdict) -> verdict;
            case Checking.Outcome.Broken(String sentence) -> throw Refusal.invalid(PostingCheck.INVALID, sentence);
            case Checking.Outcome.NotChecked _ ->
                throw Refusal.conflict(
                        NOT_CHECKED,
                        "The official rules for electronic invoices could not be asked. Nothing was sent, it is safe to try"
                                + " again.");
        };
    }
}

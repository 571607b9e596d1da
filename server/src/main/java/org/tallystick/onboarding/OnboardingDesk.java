package org.tallystick.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.Subject;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.invoicing.PostingGate;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where the checklist of a customer is worked off, and the customer made active. */
@Service
@Transactional
public class OnboardingDesk {
    static final String DOCUMENT_KIND = "CUSTOMER_EVIDENCE";
    private static final int LONGEST_NOTE = 500;

    private final Customers customers;
    private final Contacts contacts;
    private final Checklists checklists;
    private final Onboardings onboardings;
    private final Steps steps;
    private final ItemSteps items;
    private final DocumentDesk documents;
    private final SupportingDocuments kept;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    OnboardingDesk(
            Customers customers,
            Contacts contacts,
            Checklists checklists,
            Onboardings onboardings,
            Steps steps,
            ItemSteps items,
            DocumentDesk documents,
            SupportingDocuments kept,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.checklists = checklists;
        this.onboardings = onboardings;
        this.steps = steps;
        this.items = items;
        this.documents = documents;
        this.kept = kept;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file that shows it. */
    public record Paper(String name, byte[] content) {}

    /** What settles an item: a new file, a document of the customer that is here already, or a note; and until when. */
    public record Evidence(
            @Nullable String note,
            @Nullable UUID document,
            @Nullable Paper paper,
            @Nullable String account,
            @Nullable LocalDate validUntil) {
        public static Evidence note(String note) {
            return new Evidence(note, null, null, null, null);
        }
    }

    /** What can be said of an item today, without anybody's evidence. */
    @Transactional(readOnly = true)
    public Checked look(CompanyId company, Customer customer, ChecklistItem item) {
        return ItemChecks.of(item.code(), customer.profile(), contacts.of(company, customer.id()), null);
    }

    public void settle(Caller caller, CustomerId id, String code, Evidence evidence) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = locked(caller, id);
        ChecklistItem item = item(caller, code);
        if (item.code().equals(ChecklistItem.TERMS)) {
            throw Refusal.invalid(
                    "TERMS_ARE_SIGNED", "Terms are accepted by a signature: send the link, or take in the paper.");
        }
        LocalDate until = validUntil(caller.company(), item, evidence.validUntil());
        String value = checked(caller, customer, item, evidence.account());
        UUID document = document(caller, customer, evidence);
        String note = note(evidence.note());
        if (note == null && document == null) {
            throw Refusal.invalid("EVIDENCE_MISSING", "Add a document, or write a note of what you looked at.");
        }
        items.settle(caller, id, item.code(), new ItemSteps.Settled(value, note, document, until));
        audit.record(
                caller,
                said("onboarding.settle", customer)
                        .fact("checklistItem", item.code())
                        .fact("document", document == null ? "none" : document)
                        .fact("validUntil", until == null ? "none" : until));
    }

    private @Nullable String checked(Caller caller, Customer customer, ChecklistItem item, @Nullable String account) {
        if (!item.isChecked()) {
            return null;
        }
        Checked checked =
                ItemChecks.of(item.code(), customer.profile(), contacts.of(caller.company(), customer.id()), account);
        return switch (checked) {
            case Checked.Right(String value, String _) -> value;
            case Checked.Unknown(String value, String _) -> value;
            case Checked.Wrong(String wrong, String sentence) -> throw Refusal.invalid(wrong, sentence);
        };
    }

    /** Opens a settled item again, when what it was settled with turns out to be worth nothing. */
    public void reopen(Caller caller, CustomerId id, String code, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = locked(caller, id);
        ChecklistItem item = item(caller, code);
        ItemStep step = onboardings
                .of(caller.company(), id)
                .step(item)
                .filter(ItemStep::isSettled)
                .orElseThrow(() -> Refusal.conflict("ITEM_OPEN", "This item is open already."));
        if (item.code().equals(ChecklistItem.TERMS)) {
            throw Refusal.invalid("TERMS_ARE_SIGNED", "Withdraw the acknowledgement instead; the item opens with it.");
        }
        String why = note(reason);
        if (why == null) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept on the timeline.");
        }
        items.reopen(caller, List.of(step), ItemStep.Reopened.PERSON, why);
        audit.record(caller, said("onboarding.reopen", customer).because(why).fact("checklistItem", item.code()));
    }

    /** Takes an active customer through the checklist; nothing is posted for them until they are active again. */
    public void begin(Caller caller, CustomerId id, String reason) {
        caller.must(Permission.SET_STANDING);
        Customer customer = locked(caller, id);
        if (onboardings.of(caller.company(), id).stage() != Stage.ACTIVE) {
            throw Refusal.conflict("ONBOARDING_BEGUN", "This customer is being onboarded already.");
        }
        if (checklists.required(caller.company(), customer.profile().kind()).isEmpty()) {
            throw Refusal.conflict(
                    "CHECKLIST_EMPTY", "Nothing is required of customers of this kind; see Settings, Onboarding.");
        }
        String why = note(reason);
        if (why == null) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept on the timeline.");
        }
        steps.insert(caller, id, Steps.BEGUN, why);
        audit.record(caller, said("onboarding.begin", customer).because(why));
    }

    /** From now on the customer is billed; drafts that waited are looked at again. */
    public void activate(Caller caller, CustomerId id) {
        caller.must(Permission.SET_STANDING);
        Customer customer = locked(caller, id);
        Onboarding onboarding = onboardings.of(caller.company(), id);
        switch (onboarding.stage()) {
            case ACTIVE -> throw Refusal.conflict("ACTIVE_ALREADY", "This customer is active already.");
            case PROSPECT ->
                throw Refusal.conflict(
                        "CHECKLIST_OPEN", "Still missing: " + Missing.words(onboarding) + ". Settle these first.");
            case VERIFIED -> steps.insert(caller, id, Steps.ACTIVATED, null);
        }
        outbox.publish(caller.company(), PostingGate.MENDED, id.value(), "{}");
        audit.record(caller, said("onboarding.activate", customer));
    }

    private Customer locked(Caller caller, CustomerId id) {
        customers.lock(caller.company(), List.of(id));
        return customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
    }

    private ChecklistItem item(Caller caller, String code) {
        return checklists.find(caller.company(), code).orElseThrow(() -> Refusal.notFound("item of the checklist"));
    }

    private @Nullable LocalDate validUntil(CompanyId company, ChecklistItem item, @Nullable LocalDate asked) {
        LocalDate today = clock.today(company);
        if (asked != null && asked.isBefore(today)) {
            throw Refusal.invalid("EVIDENCE_EXPIRED", "The evidence has expired; ask the customer for a new one.");
        }
        Integer months = item.validMonths();
        return asked == null && months != null ? today.plusMonths(months) : asked;
    }

    /** A document of another customer shows nothing about this one. */
    private @Nullable UUID document(Caller caller, Customer customer, Evidence evidence) {
        Paper paper = evidence.paper();
        if (paper != null) {
            var subject = new Subject(Subject.Type.CUSTOMER, customer.id().value(), customer.id());
            return documents
                    .upload(
                            caller.including(Permission.KEEP_DOCUMENTS),
                            new DocumentDesk.Upload(DOCUMENT_KIND, paper.name(), paper.content(), subject, List.of()))
                    .document();
        }
        UUID document = evidence.document();
        if (document == null) {
            return null;
        }
        boolean theirs = kept.subjects(caller.company(), document).stream()
                .anyMatch(subject -> customer.id().equals(subject.customer()));
        if (!theirs) {
            throw Refusal.notFound("document of this customer");
        }
        return document;
    }

    private static @Nullable String note(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String note = text.strip();
        if (note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("NOTE_TOO_LONG", "A note has at most " + LONGEST_NOTE + " characters.");
        }
        return note;
    }

    static AuditEvent said(String command, Customer customer) {
        return AuditEvent.of(command, "customer", customer.id().value(), customer.number())
                .about(customer.id().value());
    }
}

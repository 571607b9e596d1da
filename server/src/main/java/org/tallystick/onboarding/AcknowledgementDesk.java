package org.tallystick.onboarding;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.Subject;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where somebody takes the responsibility to pay: through a link, or on paper that somebody here uploads. */
@Service
@Transactional
public class AcknowledgementDesk {
    static final String DOCUMENT_KIND = "ACKNOWLEDGEMENT";
    private static final int LONGEST_DAYS = 90;
    private static final int LONGEST_NAME = 200;

    private final Customers customers;
    private final Companies companies;
    private final Wordings wordings;
    private final SigningRequests requests;
    private final Acknowledgements acknowledgements;
    private final TermsItem terms;
    private final DocumentDesk documents;
    private final AuditLog audit;
    private final BusinessClock clock;

    AcknowledgementDesk(
            Customers customers,
            Companies companies,
            Wordings wordings,
            SigningRequests requests,
            Acknowledgements acknowledgements,
            TermsItem terms,
            DocumentDesk documents,
            AuditLog audit,
            BusinessClock clock) {
        this.customers = customers;
        this.companies = companies;
        this.wordings = wordings;
        this.requests = requests;
        this.acknowledgements = acknowledgements;
        this.terms = terms;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who is to pay, and in which language they are asked; without a payer it is the customer. */
    public record Asked(@Nullable String payer, String language) {}

    /** A scan of what was signed by hand. */
    public record Paper(String signer, LocalDate signedOn, String name, byte[] content) {}

    /** The exact text somebody would sign now. */
    @Transactional(readOnly = true)
    public String text(CompanyId company, CustomerId id, Asked asked) {
        return request(company, get(company, id), asked, clock.now()).text();
    }

    /** A link under which the text as it is now can be signed for so many days; links made before end. */
    public UUID ask(Caller caller, CustomerId id, Asked asked, int days) {
        caller.must(Permission.KEEP_CUSTOMERS);
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.invalid("DAYS_INVALID", "A link works for 1 to " + LONGEST_DAYS + " days.");
        }
        Customer customer = locked(caller.company(), id);
        requests.withdraw(caller.company(), id);
        SigningRequest request =
                request(caller.company(), customer, asked, clock.now().plus(Duration.ofDays(days)));
        requests.insert(caller, request);
        audit.record(
                caller,
                OnboardingDesk.said("acknowledgement.ask", customer)
                        .fact("language", request.language())
                        .fact("wording", request.wording())
                        .fact("sha256", request.sha256()));
        return request.id();
    }

    public void withdrawLink(Caller caller, CustomerId id) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = locked(caller.company(), id);
        if (requests.withdraw(caller.company(), id) == 0) {
            throw Refusal.conflict("LINK_ENDED", "No link waits to be signed.");
        }
        audit.record(caller, OnboardingDesk.said("acknowledgement.withdraw-link", customer));
    }

    /** Whoever has the link signs what it shows, once. */
    public void sign(CompanyId company, UUID requestId, String signer) {
        Caller caller = Caller.system(company);
        CustomerId id = requests.find(company, requestId)
                .orElseThrow(() -> Refusal.notFound("request"))
                .customer();
        Customer customer = locked(company, id);
        SigningRequest request = requests.find(company, requestId).orElseThrow();
        if (request.state(clock.now()) != SigningRequest.State.OPEN) {
            throw Refusal.conflict("LINK_ENDED", "This link has ended, or the text is signed already.");
        }
        String name = soundName(signer);
        byte[] text = request.text().getBytes(StandardCharsets.UTF_8);
        UUID document =
                keep(caller, customer, "acknowledgement-" + request.sha256().substring(0, 12) + ".txt", text);
        record(
                caller,
                customer,
                new Acknowledgements.Signature(
                        Ids.next(),
                        request,
                        Acknowledgement.Way.LINK,
                        name,
                        clock.today(company),
                        document,
                        request.sha256()));
    }

    /** What was signed on paper is the text as it is now, says whoever uploads it. */
    public void signOnPaper(Caller caller, CustomerId id, Asked asked, Paper paper) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer customer = locked(company, id);
        if (paper.signedOn().isAfter(clock.today(company))) {
            throw Refusal.invalid("SIGNED_LATER", "It cannot have been signed on a day that is still to come.");
        }
        String signer = soundName(paper.signer());
        requests.withdraw(company, id);
        SigningRequest request = request(company, customer, asked, clock.now());
        requests.insert(caller, request);
        UUID document = keep(caller, customer, paper.name(), paper.content());
        record(
                caller,
                customer,
                new Acknowledgements.Signature(
                        Ids.next(),
                        request,
                        Acknowledgement.Way.PAPER,
                        signer,
                        paper.signedOn(),
                        document,
                        Hashes.sha256(paper.content())));
    }

    /** From today on it holds no more; what was accepted until then stays accepted. */
    public void withdraw(Caller caller, CustomerId id, UUID acknowledgementId, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer customer = locked(company, id);
        Acknowledgement acknowledgement = acknowledgements
                .find(company, acknowledgementId)
                .filter(one -> one.customer().equals(id))
                .orElseThrow(() -> Refusal.notFound("acknowledgement"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the acknowledgement.");
        }
        LocalDate today = clock.today(company);
        if (!acknowledgements.end(caller, acknowledgementId, today, reason.strip())) {
            throw Refusal.conflict("ACKNOWLEDGEMENT_ENDED", "This acknowledgement is withdrawn already.");
        }
        audit.record(
                caller,
                OnboardingDesk.said("acknowledgement.withdraw", customer)
                        .because(reason.strip())
                        .fact("acknowledgement", acknowledgement.id())
                        .fact("endedOn", today));
        if (acknowledgements.accepted(company, id, today).isEmpty()) {
            terms.open(caller, id);
        }
    }

    private SigningRequest request(CompanyId company, Customer customer, Asked asked, Instant expires) {
        Wording wording = wordings.of(company, asked.language());
        String payer = asked.payer() == null || asked.payer().isBlank()
                ? customer.name()
                : asked.payer().strip();
        if (payer.length() > LONGEST_NAME) {
            throw Refusal.invalid(
                    "PAYER_TOO_LONG", "The name of the payer has at most " + LONGEST_NAME + " characters.");
        }
        String text = wording.write(Map.of(
                "{seller}", companies.get(company).name(),
                "{customer}", customer.name(),
                "{number}", customer.number(),
                "{payer}", payer,
                "{terms}", customer.profile().terms().toString()));
        return new SigningRequest(
                Ids.next(),
                customer.id(),
                payer,
                wording.language(),
                wording.version(),
                text,
                Hashes.sha256(text),
                expires,
                null,
                false);
    }

    private void record(Caller caller, Customer customer, Acknowledgements.Signature signature) {
        acknowledgements.insert(caller, signature);
        terms.settle(caller, customer.id(), signature);
        audit.record(
                caller,
                OnboardingDesk.said("acknowledgement.sign", customer)
                        .fact("way", signature.way())
                        .fact("signedOn", signature.signedOn())
                        .fact("sha256", signature.request().sha256())
                        .fact("document", signature.document())
                        .changing(Map.of(
                                "signer",
                                signature.signer(),
                                "payer",
                                signature.request().payer())));
    }

    private UUID keep(Caller caller, Customer customer, String name, byte[] content) {
        var subject = new Subject(Subject.Type.CUSTOMER, customer.id().value(), customer.id());
        return documents
                .upload(
                        caller.including(Permission.KEEP_DOCUMENTS),
                        new DocumentDesk.Upload(DOCUMENT_KIND, name, content, subject, List.of()))
                .document();
    }

    private Customer locked(CompanyId company, CustomerId id) {
        customers.lock(company, List.of(id));
        return get(company, id);
    }

    private Customer get(CompanyId company, CustomerId id) {
        return customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
    }

    private static String soundName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Refusal.invalid("SIGNER_MISSING", "Write the full name of whoever signs.");
        }
        return stripped;
    }
}

package org.tallystick.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.ContractVersion.Way;
import org.tallystick.customers.Customers;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.documents.Subject;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where a draft becomes a signed version: by the customer through a link, or on paper that somebody here uploads. */
@Service
@Transactional
public class SigningDesk {
    private static final String DOCUMENT_KIND = "CONTRACT";
    private static final int LONGEST_DAYS = 90;
    private static final int LONGEST_NAME = 200;
    private static final Pattern MARKUP = Pattern.compile("<[!?/a-zA-Z]|[\\p{Cntrl}&&[^\\n\\t]]");

    private final Contracts contracts;
    private final ContractDrafts drafts;
    private final ContractVersions versions;
    private final Offers offers;
    private final PricedPeriods periods;
    private final OrderAgreements ordered;
    private final Customers customers;
    private final Companies companies;
    private final DocumentDesk documents;
    private final AuditLog audit;
    private final BusinessClock clock;

    SigningDesk(
            Contracts contracts,
            ContractDrafts drafts,
            ContractVersions versions,
            Offers offers,
            PricedPeriods periods,
            OrderAgreements ordered,
            Customers customers,
            Companies companies,
            DocumentDesk documents,
            AuditLog audit,
            BusinessClock clock) {
        this.contracts = contracts;
        this.drafts = drafts;
        this.versions = versions;
        this.offers = offers;
        this.periods = periods;
        this.ordered = ordered;
        this.customers = customers;
        this.companies = companies;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** A scan or file of what was signed by hand. */
    public record Paper(String signer, LocalDate signedOn, String name, byte[] content) {}

    /** The text of the draft as it stands, to be signed through a link that works for so many days. */
    public UUID offer(Caller caller, ContractId id, int days) {
        caller.must(Permission.KEEP_CHARGES);
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.invalid("DAYS_INVALID", "A link works for 1 to " + LONGEST_DAYS + " days.");
        }
        Contract contract = contracts.lock(caller.company(), id);
        ContractDraft draft = draft(caller.company(), id);
        Wanted wanted = new Wanted(draft.effectiveOn(), draft.endsOn(), draft.terms());
        requireSignable(caller.company(), contract, wanted);
        String text = text(caller.company(), contract, wanted);
        if (MARKUP.matcher(text).find()) {
            throw Refusal.invalid(
                    "TEXT_MARKUP", "Leave tags in angle brackets out of the text; it is signed as plain text.");
        }
        offers.withdraw(caller.company(), id);
        Instant expires = clock.now().plus(Duration.ofDays(days));
        var offer = new Offer(
                Ids.next(),
                id,
                contract.versions() + 1,
                draft.effectiveOn(),
                draft.endsOn(),
                draft.terms(),
                text,
                sha256(text.getBytes(StandardCharsets.UTF_8)),
                expires,
                null,
                false);
        offers.insert(caller, offer);
        audit.record(
                caller,
                ContractDesk.said("contract.offer", contract)
                        .fact("version", offer.version())
                        .fact("sha256", offer.sha256()));
        return offer.id();
    }

    public void withdrawOffer(Caller caller, ContractId id) {
        caller.must(Permission.KEEP_CHARGES);
        Contract contract = contracts.lock(caller.company(), id);
        if (offers.withdraw(caller.company(), id) == 0) {
            throw Refusal.conflict("OFFER_ENDED", "No link waits to be signed.");
        }
        audit.record(caller, ContractDesk.said("contract.withdraw-offer", contract));
    }

    /** Whoever has the link signs what it names, once. */
    public void sign(CompanyId company, UUID offerId, String signer) {
        Caller caller = Caller.system(company);
        ContractId id = offers.find(company, offerId)
                .orElseThrow(() -> Refusal.notFound("offer"))
                .contract();
        Contract contract = contracts.lock(company, id);
        Offer offer = offers.find(company, offerId).orElseThrow();
        if (offer.state(clock.now()) != Offer.State.OPEN) {
            throw Refusal.conflict("OFFER_ENDED", "This link has ended, or the contract is signed already.");
        }
        var wanted = new Wanted(offer.effectiveOn(), offer.endsOn(), offer.terms());
        requireSignable(company, contract, wanted);
        byte[] text = offer.text().getBytes(StandardCharsets.UTF_8);
        UUID document = keep(caller, contract, contract.number() + " version " + offer.version() + ".txt", text);
        var signature = new ContractVersion.Signature(
                Way.LINK, soundName(signer), clock.today(company), offer.sha256(), document);
        record(caller, contract, wanted, signature, offer.id());
    }

    /** What the customer signed on paper is the draft in this revision, says whoever uploads it. */
    public void signOnPaper(Caller caller, ContractId id, int revision, Paper paper) {
        caller.must(Permission.KEEP_CHARGES);
        Contract contract = contracts.lock(caller.company(), id);
        ContractDraft draft = draft(caller.company(), id);
        if (draft.revision() != revision) {
            throw Refusal.conflict(
                    "DRAFT_CHANGED", "Somebody else changed the draft meanwhile; load the page again and compare.");
        }
        if (paper.signedOn().isAfter(clock.today(caller.company()))) {
            throw Refusal.invalid("SIGNED_LATER", "It cannot have been signed on a day that is still to come.");
        }
        var wanted = new Wanted(draft.effectiveOn(), draft.endsOn(), draft.terms());
        requireSignable(caller.company(), contract, wanted);
        String signer = soundName(paper.signer());
        UUID document = keep(caller, contract, paper.name(), paper.content());
        offers.withdraw(caller.company(), id);
        var signature =
                new ContractVersion.Signature(Way.PAPER, signer, paper.signedOn(), sha256(paper.content()), document);
        record(caller, contract, wanted, signature, null);
    }

    /** What is to be signed. */
    private record Wanted(LocalDate effectiveOn, @Nullable LocalDate endsOn, ContractTerms terms) {}

    private ContractDraft draft(CompanyId company, ContractId id) {
        return drafts.find(company, id)
                .orElseThrow(
                        () -> Refusal.conflict("DRAFT_GONE", "There is no draft; it was signed or discarded before."));
    }

    private void requireSignable(CompanyId company, Contract contract, Wanted wanted) {
        wanted.terms().requireLines();
        versions.ended(company, contract.id())
                .filter(last -> wanted.effectiveOn().isAfter(last))
                .ifPresent(last -> {
                    throw Refusal.conflict(
                            "CONTRACT_ENDED", "The contract ends on " + last + ", before the new version begins.");
                });
        versions.of(company, contract.id()).stream()
                .findFirst()
                .filter(latest -> !wanted.effectiveOn().isAfter(latest.effectiveOn()))
                .ifPresent(latest -> {
                    throw Refusal.invalid(
                            "EFFECTIVE_TOO_EARLY",
                            "The new version begins after the one before, which began on " + latest.effectiveOn()
                                    + ".");
                });
        periods.requireNothingAfter(company, contract.id(), wanted.effectiveOn().minusDays(1));
        ordered.requireWithin(
                contract,
                company,
                new ContractDraft(contract.id(), 0, wanted.effectiveOn(), wanted.endsOn(), wanted.terms()));
        for (ContractLine line : wanted.terms().lines()) {
            if (line.schedule() instanceof BillingSchedule.Once once
                    && contract.versions() == 0
                    && once.on().isBefore(wanted.effectiveOn())) {
                throw Refusal.invalid(
                        "ONCE_TOO_EARLY",
                        "Clause " + line.clause() + " is charged on " + once.on() + ", before the contract begins.");
            }
        }
    }

    private String text(CompanyId company, Contract contract, Wanted wanted) {
        return ContractText.write(
                companies.get(company).name(),
                customers.find(company, contract.customer()).orElseThrow().name(),
                contract,
                wanted.effectiveOn(),
                wanted.endsOn(),
                wanted.terms());
    }

    private UUID keep(Caller caller, Contract contract, String name, byte[] content) {
        var subject = new Subject(Subject.Type.CONTRACT, contract.id().value(), contract.customer());
        return documents
                .upload(
                        caller.including(Permission.KEEP_DOCUMENTS),
                        new DocumentDesk.Upload(DOCUMENT_KIND, name, content, subject, List.of()))
                .document();
    }

    private void record(
            Caller caller,
            Contract contract,
            Wanted wanted,
            ContractVersion.Signature signature,
            @Nullable UUID offer) {
        int version = contract.versions() + 1;
        versions.insert(
                caller,
                new ContractVersion(
                        contract.id(), version, wanted.effectiveOn(), wanted.endsOn(), wanted.terms(), signature),
                offer);
        drafts.remove(caller.company(), contract.id());
        audit.record(
                caller,
                ContractDesk.said("contract.sign", contract)
                        .fact("version", version)
                        .fact("way", signature.way())
                        .fact("sha256", signature.sha256())
                        .fact("effectiveOn", wanted.effectiveOn())
                        .changing(Map.of("signer", signature.signer())));
    }

    private static String soundName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Refusal.invalid("SIGNER_MISSING", "Write the full name of whoever signs.");
        }
        return stripped;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }
}

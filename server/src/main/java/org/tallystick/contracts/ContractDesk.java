package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where contracts are drafted, amended and ended; {@link SigningDesk} makes a draft a version. */
@Service
@Transactional
public class ContractDesk {
    private final Contracts contracts;
    private final ContractDrafts drafts;
    private final ContractVersions versions;
    private final ContractTemplates templates;
    private final Offers offers;
    private final PricedPeriods periods;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    ContractDesk(
            Contracts contracts,
            ContractDrafts drafts,
            ContractVersions versions,
            ContractTemplates templates,
            Offers offers,
            PricedPeriods periods,
            Customers customers,
            AuditLog audit,
            BusinessClock clock) {
        this.contracts = contracts;
        this.drafts = drafts;
        this.versions = versions;
        this.templates = templates;
        this.offers = offers;
        this.periods = periods;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    public ContractId draft(Caller caller, ContractInput input) {
        caller.must(Permission.KEEP_CHARGES);
        if (customers.find(caller.company(), input.customer()).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        ContractId id = ContractId.next();
        try {
            drafts.insertContract(caller, id, input);
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("CONTRACT_NUMBER_TAKEN", "Another contract has this number; choose another one.");
        }
        drafts.put(caller, new ContractDraft(id, 1, input.effectiveOn(), input.endsOn(), input.terms()));
        audit.record(caller, said("contract.draft", contracts.get(caller.company(), id)));
        return id;
    }

    /** The terms that a template of that name holds; no name, no terms. */
    @Transactional(readOnly = true)
    public ContractTerms template(CompanyId company, @Nullable String name) {
        return name == null
                ? new ContractTerms("", List.of())
                : templates.find(company, name).orElseThrow(() -> Refusal.notFound("template"));
    }

    /** Writes a draft anew; links to the one before no longer work. */
    public void save(Caller caller, ContractDraft draft, String title) {
        caller.must(Permission.KEEP_CHARGES);
        ContractInput.requireDays(draft.effectiveOn(), draft.endsOn());
        Contract contract = contracts.lock(caller.company(), draft.contract());
        ContractDraft present =
                drafts.find(caller.company(), draft.contract()).orElseThrow(() -> Refusal.notFound("draft"));
        if (present.revision() != draft.revision()) {
            throw Refusal.conflict(
                    "DRAFT_CHANGED", "Somebody else changed the draft meanwhile; load the page again and compare.");
        }
        offers.withdraw(caller.company(), draft.contract());
        drafts.rename(caller.company(), draft.contract(), ContractInput.soundTitle(title));
        drafts.put(
                caller,
                new ContractDraft(
                        draft.contract(), draft.revision() + 1, draft.effectiveOn(), draft.endsOn(), draft.terms()));
        audit.record(
                caller,
                said("contract.change-draft", contract)
                        .fact("revision", draft.revision() + 1)
                        .fact("lines", draft.terms().lines().size()));
    }

    /** Begins the next version with what holds now, or a first one again when the draft of it was discarded. */
    public void amend(Caller caller, ContractId id) {
        caller.must(Permission.KEEP_CHARGES);
        Contract contract = contracts.lock(caller.company(), id);
        if (contract.hasDraft()) {
            throw Refusal.conflict("DRAFT_EXISTS", "There is a draft of the next version already; go on with that.");
        }
        Optional<ContractVersion> latest =
                versions.of(caller.company(), id).stream().findFirst();
        LocalDate effective = earliest(caller.company(), contract, latest.orElse(null));
        drafts.put(
                caller,
                new ContractDraft(
                        id,
                        1,
                        effective,
                        latest.map(ContractVersion::endsOn)
                                .filter(last -> !last.isBefore(effective))
                                .orElse(null),
                        latest.map(ContractVersion::terms).orElseGet(() -> template(caller.company(), null))));
        audit.record(caller, said("contract.amend", contract));
    }

    /** The first day on which a new version changes nothing that was charged. */
    private LocalDate earliest(CompanyId company, Contract contract, @Nullable ContractVersion latest) {
        LocalDate today = clock.today(company);
        if (latest == null) {
            return today;
        }
        LocalDate charged = periods.chargedThrough(company, contract.id()).orElse(latest.effectiveOn());
        LocalDate next = charged.plusDays(1);
        return next.isBefore(today) ? today : next;
    }

    public void discard(Caller caller, ContractId id) {
        caller.must(Permission.KEEP_CHARGES);
        Contract contract = contracts.lock(caller.company(), id);
        offers.withdraw(caller.company(), id);
        if (!drafts.remove(caller.company(), id)) {
            throw Refusal.conflict("DRAFT_GONE", "There is no draft; it was signed or discarded before.");
        }
        audit.record(caller, said("contract.discard-draft", contract));
    }

    /** Nothing is charged after that day; what was charged beyond it is to be credited first. */
    public void end(Caller caller, ContractId id, LocalDate on, String reason) {
        caller.must(Permission.KEEP_CHARGES);
        Contract contract = contracts.lock(caller.company(), id);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        LocalDate first = contract.firstOn();
        if (first == null || on.isBefore(first)) {
            throw Refusal.invalid(
                    "END_TOO_EARLY", "A signed contract ends on or after its first day; discard a draft instead.");
        }
        periods.requireNothingAfter(caller.company(), id, on);
        try {
            versions.end(caller, id, on, reason.strip());
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("CONTRACT_ENDED", "The contract was ended before.");
        }
        audit.record(caller, said("contract.end", contract).fact("endsOn", on).because(reason.strip()));
    }

    /** Keeps the terms of the draft, or of the latest version, for new contracts; a template of that name is replaced. */
    public void keepTemplate(Caller caller, ContractId id, String name) {
        caller.must(Permission.KEEP_CHARGES);
        Contract contract = contracts.get(caller.company(), id);
        String named = name.strip();
        if (named.isEmpty() || named.length() > 100) {
            throw Refusal.invalid("NAME_MISSING", "Give the template a name of up to 100 characters.");
        }
        ContractTerms terms = drafts.find(caller.company(), id)
                .map(ContractDraft::terms)
                .or(() -> versions.of(caller.company(), id).stream().findFirst().map(ContractVersion::terms))
                .orElseThrow(() -> Refusal.conflict("TERMS_MISSING", "The contract has no terms to keep."));
        templates.put(caller, named, terms);
        audit.record(caller, said("contract-template.keep", contract).fact("name", named));
    }

    static AuditEvent said(String command, Contract contract) {
        return AuditEvent.of(command, "contract", contract.id().value(), contract.number())
                .about(contract.customer().value());
    }
}

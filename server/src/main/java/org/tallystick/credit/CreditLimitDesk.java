package org.tallystick.credit;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approvable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where credit limits are asked for; a limit holds once a second person agreed (K-2, V-3). */
@Service
@Transactional
public class CreditLimitDesk implements Approvable {
    private final CreditLimits limits;
    private final Customers customers;
    private final ApprovalDesk approvals;
    private final ExchangeRates rates;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    CreditLimitDesk(
            CreditLimits limits,
            Customers customers,
            ApprovalDesk approvals,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.limits = limits;
        this.customers = customers;
        this.approvals = approvals;
        this.rates = rates;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a limit, or that none is agreed any more. */
    public Answer ask(Caller caller, CustomerId id, LimitTerms terms, String reason) {
        caller.must(Permission.SET_STANDING);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        LocalDate today = clock.today(company);
        requireSound(terms, today);
        Map<String, String> before = inForce(company, id, terms.currency(), terms.fromOn());
        if (terms.named().equals(before)) {
            throw Refusal.conflict("LIMIT_SAME", "This limit holds already.");
        }
        Money amount = Objects.requireNonNullElse(terms.limit(), Money.zero(terms.currency()));
        Asked asked = new Asked(
                        ApprovalKind.CREDIT_LIMIT,
                        "customer",
                        id.value(),
                        customer.number(),
                        id.value(),
                        amount,
                        base(company, amount, today),
                        reason.strip(),
                        terms.named())
                .insteadOf(before);
        return approvals.passOrAsk(caller, asked, () -> keep(caller, caller, asked));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.CREDIT_LIMIT;
    }

    @Override
    public Approval.Deed carryOut(Caller asker, Approval approved) {
        Approval.Decision decision = Objects.requireNonNull(approved.decision());
        return keep(asker, Caller.onBehalfOf(asker.company(), decision.by()), approved.asked());
    }

    private Approval.Deed keep(Caller asker, Caller by, Asked asked) {
        CompanyId company = asker.company();
        var customer = new CustomerId(asked.subject());
        LimitTerms terms = LimitTerms.of(asked.command());
        limits.lock(company, customer);
        if (!inForce(company, customer, terms.currency(), terms.fromOn()).equals(asked.before())) {
            throw Refusal.conflict(
                    "LIMIT_MOVED_ON",
                    "The limit in force has changed since this was asked for; reject it and have it asked again.");
        }
        LocalDate today = clock.today(company);
        if (terms.expiresOn() != null && terms.expiresOn().isBefore(today)) {
            throw Refusal.conflict("LIMIT_OVER", "The last day of this limit has passed; reject it.");
        }
        var version = new CreditLimit(
                Ids.next(),
                terms,
                asked.reason(),
                asker.actor().reference(),
                today,
                clock.now(),
                by.actor().reference());
        limits.insert(company, customer, version);
        audit.record(
                asker,
                AuditEvent.of("credit-limit.set", "customer", asked.subject(), asked.label())
                        .about(asked.subject())
                        .fact("limit", terms.limit() == null ? "none" : terms.limit())
                        .fact("from", terms.fromOn())
                        .fact("until", terms.expiresOn() == null ? "for good" : terms.expiresOn())
                        .because(asked.reason()));
        return new Approval.Deed("credit limit", version.id(), asked.label());
    }

    private Map<String, String> inForce(CompanyId company, CustomerId customer, CurrencyCode currency, LocalDate on) {
        return limits.latest(company, customer, currency, on)
                .map(limit -> limit.terms().named())
                .orElse(Map.of());
    }

    private Money base(CompanyId company, Money amount, LocalDate on) {
        CurrencyCode own = companies.get(company).currency();
        return Money.rounded(
                amount.toDecimal().multiply(rates.get(company, amount.currency(), on)), own, RoundingMode.HALF_UP);
    }

    private static void requireSound(LimitTerms terms, LocalDate today) {
        Money limit = terms.limit();
        if ((limit != null && limit.isNegative()) || terms.secured().isNegative()) {
            throw Refusal.invalid("LIMIT_NEGATIVE", "A limit is zero or more; leave it empty for none.");
        }
        if (terms.secured().isPositive() && (limit == null || terms.secured().compareTo(limit) > 0)) {
            throw Refusal.invalid("SECURED_TOO_MUCH", "The secured part is not more than the limit.");
        }
        if (terms.secured().isPositive() != (terms.securedBy() != null)) {
            throw Refusal.invalid("SECURED_BY", "Write how much is secured and by what, or neither.");
        }
        LocalDate expires = terms.expiresOn();
        if (expires != null && (expires.isBefore(terms.fromOn()) || expires.isBefore(today))) {
            throw Refusal.invalid("LIMIT_DAYS", "The last day is today or later, and not before the first.");
        }
    }
}

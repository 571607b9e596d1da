package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.Allocations;

/** Where a person says yes to a proposal, and takes that back on the same day. */
@Service
@Transactional
public class Acceptance {
    /** What the rule of an accepted proposal is kept behind. */
    public static final String ACCEPTED = "accepted:";

    private final Proposals proposals;
    private final MatchBooks books;
    private final Customers customers;
    private final Payments payments;
    private final CarryingOut carryingOut;
    private final CashExchange exchange;
    private final AllocationDesk desk;
    private final Allocations allocations;
    private final ReceiptLines lines;
    private final SuggestedDecisions decisions;
    private final BusinessClock clock;

    Acceptance(
            Proposals proposals,
            MatchBooks books,
            Customers customers,
            Payments payments,
            CarryingOut carryingOut,
            CashExchange exchange,
            AllocationDesk desk,
            Allocations allocations,
            ReceiptLines lines,
            SuggestedDecisions decisions,
            BusinessClock clock) {
        this.proposals = proposals;
        this.books = books;
        this.customers = customers;
        this.payments = payments;
        this.carryingOut = carryingOut;
        this.exchange = exchange;
        this.desk = desk;
        this.allocations = allocations;
        this.lines = lines;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Settles what is proposed, if it is still what the person saw; reckoned again under the locks. */
    public List<AllocationId> accept(Caller caller, PaymentId id, String seal) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        Look look = locked(company, id);
        Proposed proposed = look.considered().proposed();
        Settling best = look.considered().weighed().best();
        if (best == null || proposed.rule() == null || !proposed.seal().equals(seal)) {
            throw Refusal.conflict(
                    "PROPOSAL_CHANGED", "What is proposed has changed since you saw it. Look at it again.");
        }
        if (proposed.hindrance() != null) {
            throw Refusal.conflict("PROPOSAL_HINDERED", proposed.hindrance());
        }
        decisions.suggested(company, look.considered().weighed().suggested(id, clock.now()), look.book());
        LocalDate today = clock.today(company);
        LocalDate exchangeOn = best.paid() == null ? today : exchange.day(company, id);
        var way = new CarryingOut.Way(id, best, exchangeOn, today, ACCEPTED + proposed.rule());
        List<AllocationId> made = carryingOut.all(caller, List.of(way)).allocations();
        lines.follow(company, id);
        return made;
    }

    /** What is proposed now, and the books it was found in. */
    private record Look(Proposals.Considered considered, MatchBook book) {}

    private Look locked(CompanyId company, PaymentId id) {
        List<Matcher.Claim> before = claims(company, id);
        MatchBooks.Subject subject = books.subject(company, before);
        Set<CustomerId> concerned = new HashSet<>(subject.involved());
        CustomerId payer = before.getFirst().payment().customer();
        if (payer != null) {
            concerned.add(payer);
        }
        customers.lock(company, concerned);
        payments.lock(company, List.of(id));
        MatchBook book = books.book(company, subject);
        return new Look(
                Objects.requireNonNull(
                        proposals.considered(company, claims(company, id), book).get(id)),
                book);
    }

    private List<Matcher.Claim> claims(CompanyId company, PaymentId id) {
        List<Matcher.Claim> claims = proposals.claims(company, List.of(id));
        if (claims.isEmpty()) {
            Payment payment = payments.find(company, id).orElseThrow(() -> Refusal.notFound("payment"));
            throw Refusal.conflict("NOTHING_UNAPPLIED", "Nothing of " + payment.number() + " is unapplied any more.");
        }
        return claims;
    }

    /** Takes back everything that was accepted for the payment today, and the exchange that came with it. */
    public void undo(Caller caller, PaymentId id, String reason) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        if (payments.find(company, id).isEmpty()) {
            throw Refusal.notFound("payment");
        }
        List<AllocationId> taken = new ArrayList<>();
        for (Allocation allocation : allocations.ofPayment(company, id)) {
            boolean accepted = allocation.isActive() && allocation.rule().startsWith(ACCEPTED);
            if (accepted && allocation.effectiveOn().equals(today)) {
                taken.add(allocation.id());
            }
        }
        if (taken.isEmpty()) {
            throw Refusal.conflict(
                    "NOTHING_TO_UNDO",
                    "Nothing was accepted for this payment today. What is older is taken back on its page.");
        }
        desk.takeBack(caller, taken, today, reason);
        exchange.undoAccepted(caller, id, today, reason);
        lines.follow(company, id);
    }
}

package org.tallystick.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.fx.FxPosition;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/**
 * Where money is paid back: asked for by one person, approved by another. What is asked for is taken out of its payment or credit
 * at once and stands on refunds payable until the bank has paid it out, or it is given back.
 */
@Service
@Transactional
public class RefundDesk {
    static final String SOURCE = "REFUND";

    private final Refunds refunds;
    private final RefundBook book;
    private final RefundableCredits credits;
    private final RefundAccounts accounts;
    private final ApprovalDesk approvals;
    private final Payments payments;
    private final BankAccounts bankAccounts;
    private final Ledger ledger;
    private final JournalBook journal;
    private final ExchangeRates rates;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    RefundDesk(
            Refunds refunds,
            RefundBook book,
            RefundableCredits credits,
            RefundAccounts accounts,
            ApprovalDesk approvals,
            Payments payments,
            BankAccounts bankAccounts,
            Ledger ledger,
            JournalBook journal,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.refunds = refunds;
        this.book = book;
        this.credits = credits;
        this.accounts = accounts;
        this.approvals = approvals;
        this.payments = payments;
        this.bankAccounts = bankAccounts;
        this.ledger = ledger;
        this.journal = journal;
        this.rates = rates;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a refund; the amount cannot settle or be refunded a second time from now on. */
    public RefundId request(Caller caller, RefundInput input) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        RefundRules.requireComplete(input);
        BankAccount bank =
                bankAccounts.find(company, input.bankAccount()).orElseThrow(() -> Refusal.notFound("bank account"));
        RefundClaim claim = claim(company, input.source());
        RefundRules.requireFits(input.amount(), claim, bank);
        accounts.requireAgreed(company, claim.customer(), RefundAccount.of(input));
        LocalDate today = clock.today(company);
        Refund refund = new Refund(
                RefundId.next(),
                book.nextNumber(company, today.getYear()),
                claim.payment(),
                claim.customer(),
                input.amount(),
                share(company, claim, input.amount()),
                bank.id(),
                input.beneficiary(),
                input.iban(),
                input.account(),
                input.reason(),
                RefundState.REQUESTED,
                today,
                clock.now(),
                caller.actor().reference(),
                input.ach(),
                null);
        RefundRules.requireSendable(refund);
        book.insert(company, refund);
        RefundEvent event = step(caller, refund, RefundState.REQUESTED, today, null);
        Money base = base(company, refund.baseMinor());
        post(
                company,
                event,
                "Refund " + refund.number() + " of " + claim.number(),
                List.of(
                        Posting.debit(claim.account(), refund.amount(), base, customer(refund)),
                        Posting.credit(AccountRole.REFUNDS_PAYABLE, refund.amount(), base, customer(refund))));
        if (input.source() instanceof RefundSource.OfCredit(UUID credit)) {
            credits.take(caller, credit, refund);
        }
        audit.record(
                caller, said("refund.request", refund).because(refund.reason()).fact("of", claim.number()));
        approvals.passOrAsk(caller, RefundApproval.asked(refund, base), () -> {
            approved(Caller.system(company), refund.id());
            return RefundApproval.deed(refund);
        });
        return refund.id();
    }

    private RefundClaim claim(CompanyId company, RefundSource source) {
        return switch (source) {
            case RefundSource.OfCredit(UUID credit) -> credits.lock(company, credit);
            case RefundSource.OfPayment(PaymentId id) -> {
                Payment payment = payments.lock(company, List.of(id)).stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("payment"));
                if (payment.disputed()) {
                    throw Refusal.conflict(
                            "PAYMENT_DISPUTED",
                            "The payer disputes this payment; refund it when the chargeback has ended.");
                }
                yield new RefundClaim(
                        payment.id(),
                        payment.number(),
                        payment.customer(),
                        payment.isReturned() ? Money.zero(payment.currency()) : payment.unapplied(),
                        payment.unappliedBaseMinor(),
                        AccountRole.UNAPPLIED_CASH);
            }
        };
    }

    /** Lets a refund go out; never by whoever asked for it, whatever their role (four eyes). */
    public void approve(Caller caller, RefundId id) {
        approvals.approve(caller, waiting(caller, id, RefundState.APPROVED), null);
    }

    /** Gives the amount back to its payment or credit; whoever asked for it may also take it back. */
    public void reject(Caller caller, RefundId id, String reason) {
        String said = RefundRules.required(reason);
        ApprovalId waiting = waiting(caller, id, RefundState.REJECTED);
        boolean own = refunds.find(caller.company(), id)
                .orElseThrow()
                .requestedBy()
                .equals(caller.actor().reference());
        if (own) {
            approvals.withdraw(caller, waiting, said);
        } else {
            approvals.reject(caller, waiting, said);
        }
    }

    private ApprovalId waiting(Caller caller, RefundId id, RefundState next) {
        Refund refund = refunds.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("refund"));
        requireCan(refund, next);
        return approvals
                .waitingAbout(caller.company(), ApprovalKind.REFUND, id.value())
                .map(Approval::id)
                .orElseThrow(() -> Refusal.notFound("request for approval"));
    }

    /** Somebody agreed, or a line of the matrix did. */
    void approved(Caller caller, RefundId id) {
        Refund refund = lock(caller, id, RefundState.APPROVED);
        accounts.requireAgreed(caller.company(), refund.customer(), RefundAccount.of(refund));
        step(caller, refund, RefundState.APPROVED, clock.today(caller.company()), null);
        audit.record(caller, said("refund.approve", refund));
    }

    void rejected(Caller caller, RefundId id, String reason) {
        Refund known = refunds.find(caller.company(), id).orElseThrow();
        giveBack(caller, known, RefundState.REJECTED, reason);
        audit.record(caller, said("refund.reject", known).because(reason));
    }

    /** An approved refund that left another way than in a bank file. */
    public void markSent(Caller caller, RefundId id) {
        caller.must(Permission.TAKE_PAYMENTS);
        Refund refund = lock(caller, id, RefundState.SENT);
        step(caller, refund, RefundState.SENT, clock.today(caller.company()), null);
        audit.record(caller, said("refund.send", refund));
    }

    /** The bank paid it out: debit refunds payable, credit the bank's account. */
    public void confirm(Caller caller, RefundId id, LocalDate on) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Refund refund = lock(caller, id, RefundState.CONFIRMED);
        if (on.isAfter(clock.today(company)) || on.isBefore(reached(company, id, RefundState.SENT))) {
            throw Refusal.invalid("REFUND_DAY", "The day lies between the day it was sent and today; check the date.");
        }
        BankAccount bank = bankAccounts.find(company, refund.bankAccount()).orElseThrow();
        RefundEvent event = step(caller, refund, RefundState.CONFIRMED, on, null);
        post(
                company,
                event,
                "Refund " + refund.number() + " paid out",
                EntryDraft.withExchangeDifference(List.of(
                        Posting.debit(
                                AccountRole.REFUNDS_PAYABLE,
                                refund.amount(),
                                base(company, refund.baseMinor()),
                                customer(refund)),
                        Posting.credit(
                                bank.ledgerAccount(),
                                refund.amount(),
                                worth(company, refund.amount(), on),
                                customer(refund)))));
        audit.record(caller, said("refund.confirm", refund).fact("paidOn", on));
    }

    /** The bank did not pay it out: the amount belongs to its payment or credit again. */
    public void fail(Caller caller, RefundId id, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        Refund known = refunds.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("refund"));
        giveBack(caller, known, RefundState.FAILED, RefundRules.required(reason));
        audit.record(caller, said("refund.fail", known).because(reason.strip()));
    }

    /** It was paid out, and the bank sent it back: debit the bank's account, credit what the refund was taken of. */
    public void comeBack(Caller caller, RefundId id, LocalDate on, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Refund known = refunds.find(company, id).orElseThrow(() -> Refusal.notFound("refund"));
        String said = RefundRules.required(reason);
        lockSource(company, known);
        Refund refund = lock(caller, id, RefundState.RETURNED);
        if (on.isAfter(clock.today(company)) || on.isBefore(reached(company, id, RefundState.CONFIRMED))) {
            throw Refusal.invalid(
                    "REFUND_DAY", "The day lies between the day it was paid out and today; check the date.");
        }
        BankAccount bank = bankAccounts.find(company, refund.bankAccount()).orElseThrow();
        RefundEvent event = step(caller, refund, RefundState.RETURNED, on, said, null);
        AccountRole account = refund.payment() == null ? AccountRole.RECEIVABLES : AccountRole.UNAPPLIED_CASH;
        post(
                company,
                event,
                "Refund " + refund.number() + " came back",
                EntryDraft.withExchangeDifference(List.of(
                        Posting.debit(
                                bank.ledgerAccount(),
                                refund.amount(),
                                worth(company, refund.amount(), on),
                                customer(refund)),
                        Posting.credit(
                                account, refund.amount(), base(company, refund.baseMinor()), customer(refund)))));
        if (refund.payment() == null) {
            credits.giveBack(caller, refund, on, said);
        }
        audit.record(caller, said("refund.come-back", refund).because(said).fact("on", on));
    }

    /** One step, written down; its callers hold the lock. */
    RefundEvent step(Caller caller, Refund refund, RefundState state, LocalDate on, @Nullable UUID file) {
        return step(caller, refund, state, on, null, file);
    }

    private RefundEvent step(
            Caller caller,
            Refund refund,
            RefundState state,
            LocalDate on,
            @Nullable String reason,
            @Nullable UUID file) {
        Instant now = clock.now();
        var event = new RefundEvent(
                Ids.next(),
                refund.id(),
                state,
                on,
                reason,
                file,
                now,
                caller.actor().reference());
        book.record(caller.company(), refund, event);
        return event;
    }

    static AuditEvent said(String command, Refund refund) {
        return AuditEvent.of(command, "refund", refund.id().value(), refund.number())
                .about(customer(refund))
                .fact("amount", refund.amount());
    }

    /** The entry of the request the other way round. */
    private void giveBack(Caller caller, Refund known, RefundState state, String reason) {
        CompanyId company = caller.company();
        lockSource(company, known);
        Refund refund = lock(caller, known.id(), state);
        LocalDate today = clock.today(company);
        UUID requested = refunds.events(company, refund.id()).getFirst().id();
        UUID entry = journal.entryOf(company, SOURCE, requested).orElseThrow();
        RefundEvent event = step(caller, refund, state, today, reason, null);
        ledger.post(company, journal.reversalOf(company, entry, today, SOURCE, event.id()));
        if (refund.payment() == null) {
            credits.giveBack(caller, refund, today, reason);
        }
    }

    /** The payment, or the customer and the credit, are locked before the refund, as everywhere. */
    private void lockSource(CompanyId company, Refund known) {
        if (known.payment() == null) {
            credits.lock(company, known.id());
        } else {
            payments.lock(company, List.of(known.payment()));
        }
    }

    private Refund lock(Caller caller, RefundId id, RefundState next) {
        Refund refund = refunds.lock(caller.company(), id).orElseThrow(() -> Refusal.notFound("refund"));
        requireCan(refund, next);
        return refund;
    }

    private static void requireCan(Refund refund, RefundState next) {
        if (!refund.state().canBecome(next)) {
            throw Refusal.conflict(
                    "REFUND_MOVED_ON",
                    "The refund stands at “" + refund.state().title() + "” now; load the page again.");
        }
    }

    private LocalDate reached(CompanyId company, RefundId id, RefundState state) {
        return refunds.events(company, id).stream()
                .filter(event -> event.state() == state)
                .findFirst()
                .orElseThrow()
                .effectiveOn();
    }

    private void post(CompanyId company, RefundEvent event, String text, List<Posting> postings) {
        ledger.post(company, new EntryDraft(Ids.next(), event.effectiveOn(), SOURCE, event.id(), text, null, postings));
    }

    /** The last share takes exactly what is left (RULE-19). */
    private long share(CompanyId company, RefundClaim claim, Money amount) {
        return new FxPosition(claim.left(), base(company, claim.leftBaseMinor()))
                .settle(amount, BigDecimal.ONE)
                .booked()
                .minor();
    }

    private Money base(CompanyId company, long minor) {
        return new Money(minor, companies.get(company).currency());
    }

    private Money worth(CompanyId company, Money amount, LocalDate on) {
        CurrencyCode own = companies.get(company).currency();
        BigDecimal rate = rates.get(company, amount.currency(), on);
        return Money.rounded(amount.toDecimal().multiply(rate), own, RoundingMode.HALF_UP);
    }

    private static @Nullable UUID customer(Refund refund) {
        return refund.customer() == null ? null : refund.customer().value();
    }
}

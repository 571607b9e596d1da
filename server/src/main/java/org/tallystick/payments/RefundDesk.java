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
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.fx.FxPosition;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/**
 * Where money is paid back: asked for by one person, approved by another. What is asked for is taken out of unapplied cash at
 * once and stands on refunds payable until the bank has paid it out, or it is given back.
 */
@Service
@Transactional
public class RefundDesk {
    static final String SOURCE = "REFUND";

    private final Refunds refunds;
    private final RefundLimits limits;
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
            RefundLimits limits,
            Payments payments,
            BankAccounts bankAccounts,
            Ledger ledger,
            JournalBook journal,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.refunds = refunds;
        this.limits = limits;
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
        requireComplete(input);
        BankAccount bank =
                bankAccounts.find(company, input.bankAccount()).orElseThrow(() -> Refusal.notFound("bank account"));
        Payment payment = payments.lock(company, List.of(input.payment())).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("payment"));
        requireFits(input.amount(), payment, bank);
        LocalDate today = clock.today(company);
        Refund refund = new Refund(
                RefundId.next(),
                refunds.nextNumber(company, today.getYear()),
                payment.id(),
                payment.customer(),
                input.amount(),
                share(company, payment, input.amount()),
                bank.id(),
                input.beneficiary(),
                input.iban(),
                input.account(),
                input.reason(),
                RefundState.REQUESTED,
                today,
                clock.now(),
                caller.actor().reference());
        requireSendable(refund);
        refunds.insert(company, refund);
        RefundEvent event = step(caller, refund, RefundState.REQUESTED, today, null);
        Money base = base(company, refund.baseMinor());
        post(
                company,
                event,
                "Refund " + refund.number() + " of " + payment.number(),
                List.of(
                        Posting.debit(AccountRole.UNAPPLIED_CASH, refund.amount(), base, customer(refund)),
                        Posting.credit(AccountRole.REFUNDS_PAYABLE, refund.amount(), base, customer(refund))));
        audit.record(
                caller, said("refund.request", refund).because(refund.reason()).fact("payment", payment.number()));
        return refund.id();
    }

    /** Lets a refund go out; never by whoever asked for it, whatever their role (four eyes). */
    public void approve(Caller caller, RefundId id) {
        caller.must(Permission.APPROVE_REFUNDS);
        Refund refund = lock(caller, id, RefundState.APPROVED);
        if (refund.requestedBy().equals(caller.actor().reference())) {
            throw Refusal.forbidden("You asked for this refund yourself; somebody else approves it.");
        }
        if (!limits.allow(caller, refund)) {
            throw Refusal.forbidden("The refund is above the limit of approvers; a controller decides about it.");
        }
        step(caller, refund, RefundState.APPROVED, clock.today(caller.company()), null);
        audit.record(caller, said("refund.approve", refund));
    }

    /** Gives the amount back to the payment; whoever asked for it may also take it back. */
    public void reject(Caller caller, RefundId id, String reason) {
        Refund known = refunds.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("refund"));
        boolean own = known.requestedBy().equals(caller.actor().reference());
        caller.must(own ? Permission.TAKE_PAYMENTS : Permission.APPROVE_REFUNDS);
        giveBack(caller, known, RefundState.REJECTED, required(reason));
        audit.record(caller, said("refund.reject", known).because(reason.strip()));
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
        if (on.isAfter(clock.today(company)) || on.isBefore(sentOn(company, id))) {
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

    /** The bank did not pay it out: the amount is the payer's unapplied money again. */
    public void fail(Caller caller, RefundId id, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        Refund known = refunds.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("refund"));
        giveBack(caller, known, RefundState.FAILED, required(reason));
        audit.record(caller, said("refund.fail", known).because(reason.strip()));
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
        refunds.record(caller.company(), refund, event);
        return event;
    }

    static AuditEvent said(String command, Refund refund) {
        return AuditEvent.of(command, "refund", refund.id().value(), refund.number())
                .about(customer(refund))
                .fact("amount", refund.amount());
    }

    /** The entry of the request the other way round. The payment is locked before the refund, as everywhere. */
    private void giveBack(Caller caller, Refund known, RefundState state, String reason) {
        CompanyId company = caller.company();
        payments.lock(company, List.of(known.payment()));
        Refund refund = lock(caller, known.id(), state);
        LocalDate today = clock.today(company);
        UUID requested = refunds.events(company, refund.id()).getFirst().id();
        UUID entry = journal.entryOf(company, SOURCE, requested).orElseThrow();
        RefundEvent event = step(caller, refund, state, today, reason, null);
        ledger.post(company, journal.reversalOf(company, entry, today, SOURCE, event.id()));
    }

    private Refund lock(Caller caller, RefundId id, RefundState next) {
        Refund refund = refunds.lock(caller.company(), id).orElseThrow(() -> Refusal.notFound("refund"));
        if (!refund.state().canBecome(next)) {
            throw Refusal.conflict(
                    "REFUND_MOVED_ON",
                    "The refund stands at “" + refund.state().title() + "” now; load the page again.");
        }
        return refund;
    }

    private LocalDate sentOn(CompanyId company, RefundId id) {
        return refunds.events(company, id).stream()
                .filter(event -> event.state() == RefundState.SENT)
                .findFirst()
                .orElseThrow()
                .effectiveOn();
    }

    private void post(CompanyId company, RefundEvent event, String text, List<Posting> postings) {
        ledger.post(company, new EntryDraft(Ids.next(), event.effectiveOn(), SOURCE, event.id(), text, null, postings));
    }

    private static void requireComplete(RefundInput input) {
        if (input.beneficiary().isEmpty() || (input.iban() == null && input.account() == null)) {
            throw Refusal.invalid("BENEFICIARY_MISSING", "Write who gets the money, and their IBAN or account.");
        }
        required(input.reason());
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write the reason; it is kept with the refund.");
        }
        return reason.strip();
    }

    private static void requireFits(Money amount, Payment payment, BankAccount bank) {
        if (!amount.currency().equals(payment.currency()) || !bank.currency().equals(payment.currency())) {
            throw Refusal.invalid(
                    "CURRENCY_MISMATCH",
                    "The payment is in " + payment.currency() + "; choose an account kept in that currency.");
        }
        if (!amount.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "An amount to refund is above zero.");
        }
        if (payment.disputed()) {
            throw Refusal.conflict(
                    "PAYMENT_DISPUTED", "The payer disputes this payment; refund it when the chargeback has ended.");
        }
        if (payment.isReturned() || amount.compareTo(payment.unapplied()) > 0) {
            throw Refusal.conflict(
                    "PAYMENT_USED_UP",
                    "Only what a payment has unapplied is refunded: " + payment.unapplied()
                            + " now. Take back what it settled first.");
        }
    }

    /** An IBAN that is written is right, and what goes by file fits into it. */
    private static void requireSendable(Refund refund) {
        try {
            if (RefundTransfers.fits(refund)) {
                RefundTransfers.transfer(refund);
            } else if (refund.iban() != null) {
                new SepaAccount(refund.beneficiary(), refund.iban(), null);
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("BENEFICIARY_INVALID", "The bank would refuse it: " + e.getMessage() + ".");
        }
    }

    /** The last share takes exactly what is left (RULE-19). */
    private long share(CompanyId company, Payment payment, Money amount) {
        return new FxPosition(payment.unapplied(), base(company, payment.unappliedBaseMinor()))
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

package org.tallystick.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.fx.FxPosition;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Writes allocations with their counters, journal entries and audit events; its callers hold the locks. */
@Component
class AllocationBook {
    private final OpenItems items;
    private final Allocations allocations;
    private final Payments payments;
    private final Ledger ledger;
    private final JournalBook journal;
    private final AuditLog audit;
    private final Companies companies;
    private final BusinessClock clock;

    AllocationBook(
            OpenItems items,
            Allocations allocations,
            Payments payments,
            Ledger ledger,
            JournalBook journal,
            AuditLog audit,
            Companies companies,
            BusinessClock clock) {
        this.items = items;
        this.allocations = allocations;
        this.payments = payments;
        this.ledger = ledger;
        this.journal = journal;
        this.audit = audit;
        this.companies = companies;
        this.clock = clock;
    }

    /** One act of settling: payments, a credit or a write-off. Nothing is written before it is done. */
    Settlement begin(Caller caller, LocalDate on, String rule) {
        return new Settlement(caller, on, rule);
    }

    /** Where the amount comes from: a payment, a credit, a difference named with a payment, or nothing. */
    private record Source(
            Allocation.Kind kind,
            @Nullable PaymentId payment,
            @Nullable OpenItemId credit,
            @Nullable PaymentId grantedWith,
            AccountRole account) {
        static final Source WRITE_OFF = new Source(Allocation.Kind.WRITE_OFF, null, null, null, AccountRole.WRITE_OFF);

        static final Source WAIVER = new Source(Allocation.Kind.WAIVER, null, null, null, AccountRole.LATE_FEES);

        /** The refund itself posts it. */
        static final Source REFUND_BACK =
                new Source(Allocation.Kind.REFUND_BACK, null, null, null, AccountRole.REFUNDS_PAYABLE);

        static Source of(Payment payment) {
            return new Source(Allocation.Kind.PAYMENT, payment.id(), null, null, AccountRole.UNAPPLIED_CASH);
        }

        static Source of(OpenItem credit, @Nullable PaymentId takenAlongBy) {
            return new Source(Allocation.Kind.CREDIT, null, credit.id(), takenAlongBy, AccountRole.RECEIVABLES);
        }

        static Source beside(PaymentId payment, Allocation.Kind kind) {
            AccountRole account = switch (kind) {
                case DISCOUNT -> AccountRole.DISCOUNT_ALLOWED;
                case BANK_FEE -> AccountRole.BANK_CHARGES;
                case SMALL_DIFFERENCE -> AccountRole.SMALL_DIFFERENCES;
                case PAYMENT, CREDIT, WRITE_OFF, WAIVER, REFUND_BACK ->
                    throw new IllegalArgumentException(kind + " stands for itself");
            };
            return new Source(kind, null, null, payment, account);
        }
    }

    final class Settlement {
        private final Caller caller;
        private final Moves moves = new Moves();
        private LocalDate on;
        private String rule;
        private final List<EntryDraft> entries = new ArrayList<>();
        private final List<AuditEvent> events = new ArrayList<>();
        private final List<AllocationId> made = new ArrayList<>();

        private Settlement(Caller caller, LocalDate on, String rule) {
            this.caller = caller;
            this.on = on;
            this.rule = rule;
        }

        /** What follows is effective on another day, by another rule. */
        void under(LocalDate day, String otherRule) {
            this.on = day;
            this.rule = otherRule;
        }

        /** Returns the payment with what is left of it. */
        Payment pay(Payment payment, OpenItem item, Money amount, Map<OpenItemId, OpenItem> locked) {
            requireFits(item, amount);
            if (payment.isReturned() || amount.compareTo(payment.unapplied()) > 0) {
                throw Refusal.conflict("PAYMENT_USED_UP", "The payment has less left than that; load the page again.");
            }
            long released = bookedShare(payment.unapplied(), payment.unappliedBaseMinor(), amount);
            settle(
                    Source.of(payment),
                    item,
                    amount,
                    released,
                    latest(item.postedOn(), payment.receivedOn()),
                    null,
                    locked);
            moves.used(payment.id(), amount.minor(), released);
            return payment.allocating(amount, released);
        }

        void name(PaymentId payment, Difference difference, OpenItem item, Map<OpenItemId, OpenItem> locked) {
            Money amount = difference.amount();
            requireFits(item, amount);
            long share = bookedShare(item.open(), item.openBaseMinor(), amount);
            settle(
                    Source.beside(payment, difference.kind()),
                    item,
                    amount,
                    share,
                    latest(item.postedOn(), on),
                    null,
                    locked);
        }

        void writeOff(OpenItem item, Money amount, String reason, Map<OpenItemId, OpenItem> locked) {
            requireFits(item, amount);
            long share = bookedShare(item.open(), item.openBaseMinor(), amount);
            settle(Source.WRITE_OFF, item, amount, share, latest(item.postedOn(), on), reason, locked);
        }

        void waive(OpenItem item, Money amount, String reason, Map<OpenItemId, OpenItem> locked) {
            requireFits(item, amount);
            long share = bookedShare(item.open(), item.openBaseMinor(), amount);
            settle(Source.WAIVER, item, amount, share, latest(item.postedOn(), on), reason, locked);
        }

        /** The refund this item stands for was given back; its entry belongs to the refund. */
        void refundBack(OpenItem item, String reason, Map<OpenItemId, OpenItem> locked) {
            settle(Source.REFUND_BACK, item, item.open(), item.openBaseMinor(), on, reason, locked);
        }

        /** Uses a credit, alone or taken along by a payment. */
        void credit(
                OpenItemId creditId,
                @Nullable PaymentId takenAlongBy,
                OpenItem item,
                Money amount,
                Map<OpenItemId, OpenItem> locked) {
            requireFits(item, amount);
            OpenItem credit = locked.get(creditId);
            if (credit == null
                    || !credit.currency().equals(amount.currency())
                    || amount.compareTo(credit.open().negated()) > 0) {
                throw Refusal.conflict("CREDIT_USED_UP", "The credit has less left than that; load the page again.");
            }
            long released = bookedShare(credit.open().negated(), -credit.openBaseMinor(), amount);
            settle(
                    Source.of(credit, takenAlongBy),
                    item,
                    amount,
                    released,
                    latest(item.postedOn(), credit.postedOn()),
                    null,
                    locked);
            moves.settled(creditId, -amount.minor(), -released);
            locked.put(creditId, credit.less(amount.negated(), -released));
        }

        /** The mirror image of an allocation, on a later day. */
        void takeBack(Allocation allocation, String reason) {
            LocalDate day = on.isBefore(allocation.effectiveOn()) ? allocation.effectiveOn() : on;
            Allocation mirror =
                    allocation.mirrored(day, clock.now(), caller.actor().reference(), reason);
            moves.made(mirror);
            moves.settled(mirror.item(), mirror.amount().minor(), mirror.baseMinor());
            if (mirror.payment() != null) {
                moves.used(mirror.payment(), mirror.amount().minor(), mirror.sourceBaseMinor());
            }
            if (mirror.credit() != null) {
                moves.settled(mirror.credit(), -mirror.amount().minor(), -mirror.sourceBaseMinor());
            }
            entries.add(reversal(allocation, mirror));
            OpenItem item = items.find(caller.company(), mirror.item()).orElseThrow();
            events.add(event("allocation.reverse", mirror, item).because(reason));
        }

        /** Posts what was settled. */
        List<AllocationId> done() {
            moves.write(caller.company(), allocations, items, payments);
            ledger.post(caller.company(), entries);
            if (!events.isEmpty()) {
                audit.record(caller, events);
            }
            return List.copyOf(made);
        }

        private void settle(
                Source source,
                OpenItem item,
                Money amount,
                long released,
                LocalDate day,
                @Nullable String reason,
                Map<OpenItemId, OpenItem> locked) {
            long booked = bookedShare(item.open(), item.openBaseMinor(), amount);
            var allocation = new Allocation(
                    AllocationId.next(),
                    item.id(),
                    source.kind(),
                    source.payment(),
                    source.credit(),
                    source.grantedWith(),
                    amount,
                    booked,
                    released,
                    day,
                    clock.now(),
                    caller.actor().reference(),
                    rule,
                    null,
                    null,
                    reason);
            moves.made(allocation);
            moves.settled(item.id(), amount.minor(), booked);
            locked.put(item.id(), item.less(amount, booked));
            if (source.kind() != Allocation.Kind.REFUND_BACK) {
                entries.add(entry(source, allocation, item));
            }
            events.add(event("allocation.make", allocation, item).because(reason));
            made.add(allocation.id());
        }

        /** Debit where the amount comes from, credit receivables; what the two rates differ by is a gain or a loss. */
        private EntryDraft entry(Source source, Allocation allocation, OpenItem item) {
            UUID customer = item.customer().value();
            List<Posting> postings = EntryDraft.withExchangeDifference(List.of(
                    Posting.debit(source.account(), allocation.amount(), base(allocation.sourceBaseMinor()), customer),
                    Posting.credit(
                            AccountRole.RECEIVABLES, allocation.amount(), base(allocation.baseMinor()), customer)));
            return new EntryDraft(
                    Ids.next(),
                    allocation.effectiveOn(),
                    "ALLOCATION",
                    allocation.id().value(),
                    source.kind().title() + " on " + item.number(),
                    null,
                    postings);
        }

        private EntryDraft reversal(Allocation allocation, Allocation mirror) {
            UUID original = journal.entryOf(
                            caller.company(), "ALLOCATION", allocation.id().value())
                    .orElseThrow();
            return journal.reversalOf(
                    caller.company(),
                    original,
                    mirror.effectiveOn(),
                    "ALLOCATION",
                    mirror.id().value());
        }

        private AuditEvent event(String command, Allocation allocation, OpenItem item) {
            return AuditEvent.of(command, "allocation", allocation.id().value(), item.number())
                    .about(item.customer().value())
                    .fact("kind", allocation.kind())
                    .fact("item", item.id())
                    .fact("amount", allocation.amount())
                    .fact("effectiveOn", allocation.effectiveOn())
                    .fact("rule", allocation.rule());
        }

        private LocalDate latest(LocalDate first, LocalDate second) {
            LocalDate later = first.isAfter(second) ? first : second;
            return later.isAfter(on) ? later : on;
        }

        private Money base(long minor) {
            return new Money(minor, companies.get(caller.company()).currency());
        }

        /** The share of a booked base amount; the last share takes exactly what is left (RULE-19). */
        private long bookedShare(Money open, long openBaseMinor, Money amount) {
            return new FxPosition(open, base(openBaseMinor))
                    .settle(amount, BigDecimal.ONE)
                    .booked()
                    .minor();
        }
    }

    static void requireFits(OpenItem item, Money amount) {
        if (!amount.currency().equals(item.currency())) {
            throw Refusal.invalid(
                    "CURRENCY_MISMATCH",
                    "Item " + item.number() + " is in " + item.currency() + ", not " + amount.currency() + ".");
        }
        if (!amount.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "An amount to settle is above zero.");
        }
        if (amount.compareTo(item.open()) > 0) {
            throw Refusal.conflict(
                    "ITEM_SETTLED", "Only " + item.open() + " is open on " + item.number() + "; load the page again.");
        }
    }
}

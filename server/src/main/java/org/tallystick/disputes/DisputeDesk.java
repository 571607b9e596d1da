package org.tallystick.disputes;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputedParts;
import org.tallystick.lib.collections.disputes.DisputedParts.Free;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/** Where disputes are opened and split, and where they get another owner. */
@Service
@Transactional
public class DisputeDesk {
    private final DisputeSteps steps;
    private final DisputeBook book;
    private final DisputedAmounts amounts;
    private final DisputeReasons reasons;
    private final Routing routing;
    private final Members members;
    private final Customers customers;
    private final Invoices invoices;
    private final OpenItems items;
    private final Payments payments;
    private final BusinessClock clock;

    DisputeDesk(
            DisputeSteps steps,
            DisputeBook book,
            DisputedAmounts amounts,
            DisputeReasons reasons,
            Routing routing,
            Members members,
            Customers customers,
            Invoices invoices,
            OpenItems items,
            Payments payments,
            BusinessClock clock) {
        this.steps = steps;
        this.book = book;
        this.amounts = amounts;
        this.reasons = reasons;
        this.routing = routing;
        this.members = members;
        this.customers = customers;
        this.invoices = invoices;
        this.items = items;
        this.payments = payments;
        this.clock = clock;
    }

    /** What a dispute is about. */
    public sealed interface About {
        /** An invoice, or one line of it. */
        record OfInvoice(InvoiceId invoice, @Nullable Integer line) implements About {}

        /** One open item, such as what a payment left open. */
        record OfItem(OpenItemId item) implements About {}
    }

    /**
     * A dispute as somebody raises it.
     *
     * @param amount none: all that is open of it and not disputed yet
     * @param reason empty where the customer's own code says which
     */
    public record Opening(
            About about,
            Optional<Money> amount,
            @Nullable String reason,
            @Nullable String theirCode,
            String words,
            RaisedBy raisedBy,
            @Nullable PaymentId payment) {}

    /** Opens a case, gives it to whoever the routing rules name, and stops the dunning of what is disputed. */
    public DisputeId open(Caller caller, Opening opening) {
        caller.must(Permission.KEEP_DISPUTES);
        CompanyId company = caller.company();
        Place place = place(company, opening.about());
        requirePayment(company, opening.payment(), place.customer());
        DisputeReason reason = reason(company, place.customer(), opening);
        String words = DisputeSteps.required(opening.words(), "WORDS_MISSING", "Write what the customer says.");
        customers.lock(company, List.of(place.customer()));
        Dispute.Matter whole = matter(caller, place, opening, reason, words);
        Money amount = fitting(company, place, whole, opening.amount());
        Dispute opened = keep(caller, whole.over(amount), reason);
        amounts.hold(caller, opened, amount, whole.openedOn());
        if (whole.theirCode() != null) {
            reasons.learn(caller, place.customer(), whole.theirCode(), reason.code());
        }
        return opened.id();
    }

    /** What a dispute is about, looked up; where it is about a line, no more than that. */
    private record Place(
            CustomerId customer,
            String label,
            @Nullable InvoiceId invoice,
            @Nullable Integer line,
            @Nullable OpenItemId item,
            Money zero,
            @Nullable Money most) {}

    private Place place(CompanyId company, About about) {
        return switch (about) {
            case About.OfInvoice(InvoiceId id, Integer line) -> {
                Invoice invoice = invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
                Money most = line == null ? null : gross(company, id, line);
                yield new Place(
                        invoice.customer(), invoice.number(), id, line, null, Money.zero(invoice.currency()), most);
            }
            case About.OfItem(OpenItemId id) -> {
                OpenItem item = items.find(company, id).orElseThrow(() -> Refusal.notFound("open item"));
                Optional<InvoiceId> invoice = Optional.of(new InvoiceId(item.document()))
                        .filter(known -> item.kind() == OpenItem.Kind.INVOICE)
                        .filter(known -> invoices.find(company, known).isPresent());
                yield new Place(
                        item.customer(),
                        item.number(),
                        invoice.orElse(null),
                        null,
                        id,
                        Money.zero(item.currency()),
                        null);
            }
        };
    }

    /** What a line comes to with its tax. */
    private Money gross(CompanyId company, InvoiceId invoice, int number) {
        InvoiceLine line = invoices.lines(company, invoice).stream()
                .filter(one -> one.line() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("line of the invoice"));
        Money tax = Money.rounded(
                line.net().toDecimal().multiply(line.tax().rate().value()).movePointLeft(2),
                line.net().currency(),
                RoundingMode.HALF_UP);
        return line.net().plus(tax);
    }

    private void requirePayment(CompanyId company, @Nullable PaymentId id, CustomerId customer) {
        boolean theirs = id == null
                || customer.equals(payments.find(company, id)
                        .orElseThrow(() -> Refusal.notFound("payment"))
                        .customer());
        if (!theirs) {
            throw Refusal.invalid("PAYMENT_OF_OTHERS", "The payment is not this customer's; choose one of theirs.");
        }
    }

    private DisputeReason reason(CompanyId company, CustomerId customer, Opening opening) {
        String theirs = opening.theirCode();
        String code = opening.reason();
        if ((code == null || code.isBlank()) && theirs != null) {
            code = reasons.ofCustomer(company, customer).get(theirs.strip());
        }
        return reasons.offered(company, code == null ? "" : code);
    }

    private Dispute.Matter matter(Caller caller, Place place, Opening opening, DisputeReason reason, String words) {
        String theirs = opening.theirCode();
        return new Dispute.Matter(
                place.customer(),
                place.label(),
                place.invoice(),
                place.line(),
                place.item(),
                place.zero(),
                reason.code(),
                theirs == null || theirs.isBlank() ? null : theirs.strip(),
                words,
                opening.raisedBy(),
                opening.payment(),
                null,
                clock.today(caller.company()),
                clock.now(),
                caller.actor().reference());
    }

    private Money fitting(CompanyId company, Place place, Dispute.Matter matter, Optional<Money> wanted) {
        List<Free<OpenItemId>> free = amounts.free(company, matter, matter.openedOn());
        Money all = DisputedParts.free(free, place.zero());
        Money most = place.most() == null ? all : all.min(place.most());
        Money amount = wanted.orElse(most);
        if (!amount.currency().equals(most.currency())) {
            throw Refusal.invalid("CURRENCY_MISMATCH", "What is owed is in " + most.currency() + ".");
        }
        if (!most.isPositive() || amount.compareTo(most) > 0) {
            throw DisputedAmounts.tooLarge(most);
        }
        if (!amount.isPositive()) {
            throw Refusal.invalid("AMOUNT_INVALID", "Dispute more than zero.");
        }
        return amount;
    }

    private Dispute keep(Caller caller, Dispute.Matter matter, DisputeReason reason) {
        CompanyId company = caller.company();
        DisputeId id = DisputeId.next();
        Owner owner = routing.owner(company, reason.code(), matter.customer(), matter.amount());
        DisputeBook.Numbered number = book.take(company, matter.openedOn());
        book.insert(company, id, number, matter);
        LocalDate due = matter.openedOn().plusDays(reason.answerDays());
        DisputeEvent event = DisputeEvent.of(DisputeEvent.OPENED, DisputeState.OPENED)
                .to(owner)
                .due(due)
                .saying(matter.words());
        Dispute unwritten = new Dispute(id, number.text(), matter, beginning(matter, owner, due));
        return steps.write(caller, unwritten, event.over(matter.amount()));
    }

    private static Dispute.Standing beginning(Dispute.Matter matter, Owner owner, LocalDate due) {
        return new Dispute.Standing(
                DisputeState.OPENED, 0, matter.openedOn(), owner, due, false, matter.amount(), null, null, null);
    }

    /** Makes a part of the amount a dispute of its own, with a reason of its own. */
    public DisputeId split(Caller caller, DisputeId id, Money amount, String reasonCode, String words) {
        caller.must(Permission.KEEP_DISPUTES);
        CompanyId company = caller.company();
        Dispute dispute = steps.locked(company, id);
        if (!dispute.state().isUndecided()) {
            throw DisputeSteps.notAllowed(dispute);
        }
        DisputeReason reason = reasons.offered(company, reasonCode);
        String what = DisputeSteps.required(words, "WORDS_MISSING", "Write what the new dispute is about.");
        if (!amount.currency().equals(dispute.contested().currency())
                || !amount.isPositive()
                || amount.compareTo(dispute.contested()) >= 0) {
            throw Refusal.invalid(
                    "SPLIT_AMOUNT", "Split off more than zero and less than " + dispute.contested() + ".");
        }
        LocalDate today = clock.today(company);
        amounts.release(caller, dispute, today);
        Dispute left = steps.write(
                caller,
                dispute,
                DisputeEvent.of(DisputeEvent.SPLIT, dispute.state())
                        .over(amount)
                        .saying(what));
        amounts.hold(caller, left, left.contested(), today);
        Dispute.Matter apart = dispute.matter()
                .over(amount)
                .splitOff(id, reason.code(), what)
                .opened(today, clock.now(), caller.actor().reference());
        Dispute other = keep(caller, apart, reason);
        amounts.hold(caller, other, amount, today);
        return other.id();
    }

    /** Gives an open dispute to somebody else. */
    public void assign(Caller caller, DisputeId id, Owner owner, @Nullable String note) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = steps.locked(caller.company(), id);
        if (!dispute.state().isOpen()) {
            throw DisputeSteps.notAllowed(dispute);
        }
        if (owner.person() != null) {
            members.require(caller.company(), owner.person());
        }
        steps.write(
                caller,
                dispute,
                DisputeEvent.of(DisputeEvent.ASSIGNED, dispute.state())
                        .to(owner)
                        .saying(DisputeSteps.note(note)));
    }
}

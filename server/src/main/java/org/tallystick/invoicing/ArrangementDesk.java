package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.shares.Waterfall;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where it is written down who pays a customer's invoices. Drafts that waited for it are looked at again. */
@Service
@Transactional
public class ArrangementDesk {
    private static final int MOST_PAYERS = 9;

    private final Arrangements arrangements;
    private final Customers customers;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    ArrangementDesk(
            Arrangements arrangements, Customers customers, Outbox outbox, AuditLog audit, BusinessClock clock) {
        this.arrangements = arrangements;
        this.customers = customers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new version; invoices dated from that day on follow it. No payers: the customer pays all again. */
    public Arrangement set(
            Caller caller,
            CustomerId id,
            @Nullable String contractNumber,
            LocalDate validFrom,
            List<Arrangement.Payer> payers,
            String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        requireSound(company, id, payers, reason);
        List<Arrangement> before = arrangements.of(company, id).stream()
                .filter(each -> Objects.equals(each.contractNumber(), contractNumber))
                .toList();
        if (payers.isEmpty() && before.isEmpty()) {
            throw Refusal.invalid("PAYERS_MISSING", "Name at least one payer; there is nothing to end.");
        }
        int version = before.stream().mapToInt(Arrangement::version).max().orElse(0) + 1;
        var arrangement = new Arrangement(
                Ids.next(),
                id,
                contractNumber,
                version,
                validFrom,
                reason.strip(),
                payers,
                clock.now(),
                caller.actor().reference());
        if (!arrangements.insert(company, arrangement)) {
            throw Refusal.conflict(
                    "ARRANGEMENT_CHANGED",
                    "Somebody changed the arrangement meanwhile. Open the page again, then repeat your change.");
        }
        outbox.publish(company, PostingGate.MENDED, id.value(), "{}");
        audit.record(
                caller,
                AuditEvent.of("arrangement.set", "customer", id.value(), customer.number())
                        .about(id.value())
                        .because(arrangement.reason())
                        .fact("contract", Objects.toString(contractNumber, "all"))
                        .fact("version", version)
                        .fact("validFrom", validFrom)
                        .fact("payers", payers.size()));
        return arrangement;
    }

    /** What one payer, or last the customer, would be asked for of an invoice. */
    public record Part(CustomerId payer, Money amount) {}

    /** How an invoice of an amount, tax included and dated that day, would be divided by an arrangement. */
    @Transactional(readOnly = true)
    public List<Part> example(CompanyId company, Arrangement arrangement, Money whole, LocalDate on) {
        Map<Arrangements.Used, Long> used = arrangements.used(company, List.of(arrangement), on);
        List<Money> amounts = Waterfall.amounts(
                whole,
                arrangement.payers().stream()
                        .map(payer -> arrangement.rule(payer, used))
                        .toList());
        List<Part> parts = new ArrayList<>(amounts.size());
        for (int i = 0; i < arrangement.payers().size(); i++) {
            parts.add(new Part(arrangement.payers().get(i).payer(), amounts.get(i)));
        }
        parts.add(new Part(arrangement.customer(), amounts.getLast()));
        return parts;
    }

    private void requireSound(CompanyId company, CustomerId customer, List<Arrangement.Payer> payers, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason stays with the arrangement.");
        }
        if (payers.size() > MOST_PAYERS) {
            throw Refusal.invalid("PAYERS_TOO_MANY", "An invoice has at most " + MOST_PAYERS + " payers.");
        }
        Map<CustomerId, Customer> known = customers.byIds(
                company, payers.stream().map(Arrangement.Payer::payer).toList());
        Set<UUID> seen = new HashSet<>();
        for (Arrangement.Payer payer : payers) {
            requireSound(payer);
            if (payer.payer().equals(customer)) {
                throw Refusal.invalid(
                        "PAYER_IS_CUSTOMER", "The customer pays what the others leave; leave them out of the payers.");
            }
            if (!known.containsKey(payer.payer())) {
                throw Refusal.notFound("payer");
            }
            if (!seen.add(payer.payer().value())) {
                throw Refusal.invalid("PAYER_TWICE", "A payer is named twice; give each payer one line.");
            }
        }
    }

    private static void requireSound(Arrangement.Payer payer) {
        boolean share = payer.share().value().signum() > 0
                && payer.share().compareTo(Percent.HUNDRED) <= 0
                && payer.share().value().scale() <= 6;
        if (!share) {
            throw Refusal.invalid(
                    "SHARE_INVALID", "A share is more than 0 and at most 100 percent, with six decimals at most.");
        }
        boolean positive = (payer.mostPerInvoice() == null
                        || payer.mostPerInvoice().isPositive())
                && (payer.mostPerPeriod() == null || payer.mostPerPeriod().isPositive());
        if (!positive) {
            throw Refusal.invalid("MAXIMUM_INVALID", "A maximum is more than zero; leave it empty for none.");
        }
        if ((payer.period() == null) != (payer.mostPerPeriod() == null)) {
            throw Refusal.invalid("PERIOD_MISSING", "A maximum per period needs both: the amount and the period.");
        }
    }
}

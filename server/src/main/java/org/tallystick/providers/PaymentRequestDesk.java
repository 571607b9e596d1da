package org.tallystick.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/** Where a customer is asked to pay online. Nothing is reserved until the payer begins. */
@Service
@Transactional
public class PaymentRequestDesk {
    private static final int MOST_ITEMS = 200;
    private static final int LONGEST_DAYS = 90;

    private final PaymentRequests requests;
    private final PaymentLinks links;
    private final Providers providers;
    private final Customers customers;
    private final OpenItems items;
    private final AllocationDesk allocationDesk;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    PaymentRequestDesk(
            PaymentRequests requests,
            PaymentLinks links,
            Providers providers,
            Customers customers,
            OpenItems items,
            AllocationDesk allocationDesk,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.requests = requests;
        this.links = links;
        this.providers = providers;
        this.customers = customers;
        this.items = items;
        this.allocationDesk = allocationDesk;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks a customer to pay items, or a part of each, within so many days. */
    public UUID make(Caller caller, CustomerId customer, String provider, List<Slice> slices, int days) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        providers.require(company, provider);
        if (customers.find(company, customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.invalid("DAYS_INVALID", "A link works for 1 to " + LONGEST_DAYS + " days.");
        }
        Money amount = requirePayable(company, customer, slices);
        Instant now = clock.now();
        var request = new PaymentRequest(
                Ids.next(),
                customer,
                provider,
                amount,
                now.plus(Duration.ofDays(days)),
                now,
                caller.actor().reference(),
                null,
                null,
                companies.get(company).name());
        links.prepare(company);
        requests.insert(company, request, slices);
        audit.record(
                caller,
                AuditEvent.of("payment-request.make", "payment request", request.id(), null)
                        .about(customer.value())
                        .fact("amount", amount)
                        .fact("items", slices.size()));
        return request.id();
    }

    /** Ends the request unless each slice is a part of what the customer's family owes, all in one currency. */
    public Money requirePayable(CompanyId company, CustomerId customer, List<Slice> slices) {
        if (slices.isEmpty() || slices.size() > MOST_ITEMS) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Tick what is to be paid, at most " + MOST_ITEMS + " items.");
        }
        Set<CustomerId> family = Set.copyOf(allocationDesk.family(company, customer));
        Map<OpenItemId, OpenItem> known = new HashMap<>();
        items.byIds(company, slices.stream().map(Slice::item).toList()).forEach(item -> known.put(item.id(), item));
        for (Slice slice : slices) {
            OpenItem item = known.get(slice.item());
            if (item == null || !family.contains(item.customer())) {
                throw Refusal.notFound("open item");
            }
            boolean fits = slice.amount().currency().equals(item.currency())
                    && slice.amount().isPositive()
                    && slice.amount().compareTo(item.open()) <= 0;
            if (!fits) {
                throw Refusal.invalid(
                        "AMOUNT_TOO_HIGH", "Of " + item.number() + " " + item.open() + " is open; ask for no more.");
            }
        }
        if (slices.stream()
                        .map(slice -> slice.amount().currency())
                        .collect(Collectors.toSet())
                        .size()
                > 1) {
            throw Refusal.invalid("CURRENCY_MISMATCH", "One payment has one currency; make a request for each.");
        }
        return slices.stream().map(Slice::amount).reduce(Money::plus).orElseThrow();
    }

    /** The link works no more. A payment that is under way goes on; cancel it by itself. */
    public void withdraw(Caller caller, UUID id, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        PaymentRequest request =
                requests.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("payment request"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        if (!requests.withdraw(caller.company(), id, clock.now())) {
            throw Refusal.conflict("REQUEST_ENDED", "This request was withdrawn before.");
        }
        audit.record(
                caller,
                AuditEvent.of("payment-request.withdraw", "payment request", id, null)
                        .about(request.customer().value())
                        .because(reason.strip()));
    }
}

package org.tallystick.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservation;
import org.tallystick.receivables.Reservations;
import org.tallystick.receivables.Slice;

/**
 * Where attempts begin: the attempt is committed and its items are reserved, then the provider is called without a
 * transaction, then the answer is recorded. Whatever is lost in between is unknown, and the reconciler's.
 */
@Service
public class AttemptDesk {
    /** What a payer agrees to when they let their card be kept. */
    public static final String CONSENT =
            "I agree that the payment provider keeps this card and that later invoices are paid with it when I ask for it.";

    private static final Duration UNTIL_FIRST_LOOK = Duration.ofMinutes(5);

    private final Attempts attempts;
    private final PaymentRequests requests;
    private final SavedMethods methods;
    private final Providers providers;
    private final Outcomes outcomes;
    private final Reservations reservations;
    private final Customers customers;
    private final OpenItems items;
    private final AllocationDesk allocationDesk;
    private final Transactions transactions;
    private final BusinessClock clock;

    AttemptDesk(
            Attempts attempts,
            PaymentRequests requests,
            SavedMethods methods,
            Providers providers,
            Outcomes outcomes,
            Reservations reservations,
            Customers customers,
            OpenItems items,
            AllocationDesk allocationDesk,
            Transactions transactions,
            BusinessClock clock) {
        this.attempts = attempts;
        this.requests = requests;
        this.methods = methods;
        this.providers = providers;
        this.outcomes = outcomes;
        this.reservations = reservations;
        this.customers = customers;
        this.items = items;
        this.allocationDesk = allocationDesk;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A payer wants to pay what they are asked for: the provider's page, or nothing when the provider did not answer. Asked
     * again while the payment is pending, it leads to the same page.
     */
    public Optional<String> pay(CompanyId company, UUID request, String returnTo, boolean keepMethod) {
        PaymentRequest asked = reading(company, () -> requests.find(company, request))
                .orElseThrow(() -> Refusal.notFound("payment request"));
        PaymentProvider provider = reading(company, () -> providers.require(company, asked.provider()));
        Optional<Attempt> begun = within(company, () -> beginOf(company, request, keepMethod));
        if (begun.isEmpty()) {
            return page(company, request);
        }
        Attempt attempt = begun.get();
        String title = "Payment to " + asked.sellerName();
        var order = new CheckoutRequest(attempt.amount(), title, returnTo, keepMethod);
        try {
            Checkout checkout = provider.createCheckout(company, order, attempt.id());
            run(company, () -> outcomes.opened(company, attempt.id(), checkout));
        } catch (NoAnswer e) {
            run(company, () -> outcomes.lost(company, attempt.id(), Teller.CALL));
        }
        return page(company, request);
    }

    /** Where a payer goes on with the payment that is under way; nowhere while its outcome is unknown. */
    private Optional<String> page(CompanyId company, UUID request) {
        return reading(company, () -> attempts.ofRequest(company, request)).stream()
                .filter(attempt -> attempt.state() == AttemptState.PENDING)
                .map(Attempt::hostedPage)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Commits the attempt of a request: what is still open of what it asks for. Empty: one is under way already. */
    Optional<Attempt> beginOf(CompanyId company, UUID request, boolean keepMethod) {
        List<Slice> slices = requests.slices(company, request);
        CustomerId payer = requests.find(company, request).orElseThrow().customer();
        lockOwners(company, payer, slices);
        boolean underWay = attempts.ofRequest(company, request).stream()
                .anyMatch(attempt -> attempt.state().isUnderWay());
        if (underWay) {
            return Optional.empty();
        }
        PaymentRequest asked = requests.find(company, request).orElseThrow();
        asked.requireUsable(clock.now());
        var wanted = new Wanted(
                asked.customer(),
                asked.provider(),
                request,
                null,
                keepMethod ? CONSENT : null,
                Actor.SYSTEM.reference());
        return Optional.of(begin(company, wanted, slices));
    }

    /** Takes money with a method the payer let us keep; staff does so when the payer asks for it. */
    public Attempt charge(Caller caller, UUID method, List<Slice> slices) {
        caller.must(Permission.TAKE_PAYMENTS);
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        SavedMethod saved = reading(company, () -> methods.find(company, method))
                .orElseThrow(() -> Refusal.notFound("saved method"));
        PaymentProvider provider = reading(company, () -> providers.require(company, saved.provider()));
        Attempt attempt = within(company, () -> beginWith(caller, method, slices));
        var charge = new SavedCharge(saved.token(), attempt.amount(), "Saved method");
        try {
            ProviderPayment answer = provider.chargeSaved(company, charge, attempt.id());
            run(company, () -> outcomes.apply(company, attempt.id(), answer, Teller.CALL));
        } catch (NoAnswer e) {
            run(company, () -> outcomes.lost(company, attempt.id(), Teller.CALL));
        }
        return reading(company, () -> attempts.find(company, attempt.id())).orElseThrow();
    }

    private Attempt beginWith(Caller caller, UUID method, List<Slice> slices) {
        CompanyId company = caller.company();
        SavedMethod saved = methods.find(company, method).orElseThrow();
        customers.lock(company, Set.of(saved.customer()));
        if (!methods.find(company, method).orElseThrow().isUsable(clock.today(company))) {
            throw Refusal.conflict(
                    "METHOD_UNUSABLE", "This method is blocked, removed or expired; send a payment request instead.");
        }
        var wanted = new Wanted(
                saved.customer(),
                saved.provider(),
                null,
                method,
                null,
                caller.actor().reference());
        return begin(company, wanted, slices);
    }

    private record Wanted(
            CustomerId customer,
            String provider,
            @Nullable UUID request,
            @Nullable UUID method,
            @Nullable String consent,
            String by) {}

    private Attempt begin(CompanyId company, Wanted wanted, List<Slice> asked) {
        List<Slice> slices = open(company, wanted.customer(), asked);
        if (slices.isEmpty()) {
            throw Refusal.conflict("NOTHING_OPEN", "Nothing of this is open any more; there is nothing to pay.");
        }
        Money amount = slices.stream().map(Slice::amount).reduce(Money::plus).orElseThrow();
        Instant now = clock.now();
        var attempt = new Attempt(
                Ids.next(),
                wanted.request(),
                wanted.method(),
                wanted.customer(),
                wanted.provider(),
                amount,
                wanted.consent(),
                AttemptState.INITIATED,
                null,
                null,
                null,
                null,
                now,
                wanted.by(),
                null,
                0);
        attempts.insert(company, attempt, slices, now.plus(UNTIL_FIRST_LOOK));
        Map<OpenItemId, Reservation> holds = new LinkedHashMap<>();
        slices.forEach(slice -> holds.put(
                slice.item(), new Reservation(Reservation.Holder.PROVIDER, attempt.id(), clock.today(company))));
        reservations.reserve(company, holds);
        attempts.note(company, attempt.id(), "INITIATED", new Attempts.Told(now, Teller.CALL, null, null));
        return attempt;
    }

    /** What is left of what is asked, under the locks of its customers and items; of the payer's family only. */
    private List<Slice> open(CompanyId company, CustomerId payer, List<Slice> asked) {
        List<OpenItemId> ids = asked.stream().map(Slice::item).toList();
        Set<CustomerId> owners = lockOwners(company, payer, asked);
        if (!Set.copyOf(allocationDesk.family(company, payer)).containsAll(owners)) {
            throw Refusal.conflict(
                    "PAYER_MISMATCH", "An item belongs to a customer this payer has nothing to do with.");
        }
        Map<OpenItemId, OpenItem> current =
                items.lock(company, ids).stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
        List<Slice> slices = new ArrayList<>();
        for (Slice slice : asked) {
            OpenItem item = current.get(slice.item());
            if (item == null) {
                throw Refusal.notFound("open item");
            }
            Money left = slice.amount().min(item.open());
            if (left.isPositive()) {
                slices.add(new Slice(slice.item(), left));
            }
        }
        return slices;
    }

    /** The payer and whoever owes what is to be paid, in one go: two attempts at once wait here for each other. */
    private Set<CustomerId> lockOwners(CompanyId company, CustomerId payer, List<Slice> asked) {
        Set<CustomerId> owners = new HashSet<>(Set.of(payer));
        items.byIds(company, asked.stream().map(Slice::item).toList()).forEach(item -> owners.add(item.customer()));
        customers.lock(company, owners);
        return owners;
    }

    /** Closes the provider's page of an attempt nobody has paid yet: what it reserved is free again. */
    public AttemptState cancel(Caller caller, UUID id) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Attempt attempt = reading(company, () -> attempts.find(company, id))
                .orElseThrow(() -> Refusal.notFound("online payment"));
        if (attempt.state() != AttemptState.PENDING) {
            throw Refusal.conflict(
                    "ATTEMPT_NOT_PENDING",
                    "Only a payment that is being processed can be cancelled; one that is unknown waits for the provider.");
        }
        PaymentProvider provider = providers.get(attempt.provider());
        try {
            ProviderPayment answer = provider.cancel(company, Objects.requireNonNull(attempt.providerPayment()));
            return within(company, () -> outcomes.apply(company, id, answer, Teller.CALL));
        } catch (NoAnswer e) {
            run(company, () -> outcomes.lost(company, id, Teller.CALL));
            return AttemptState.UNKNOWN;
        }
    }

    private <T> T within(CompanyId company, Supplier<T> work) {
        return transactions.in(CompanyScope.of(company), work);
    }

    private <T> T reading(CompanyId company, Supplier<T> work) {
        return transactions.reading(CompanyScope.of(company), work);
    }

    private void run(CompanyId company, Runnable work) {
        within(company, () -> {
            work.run();
            return company;
        });
    }
}

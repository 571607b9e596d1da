package org.tallystick.cast;

import static org.tallystick.cast.Books.EUR;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/**
 * Half a year of deeds at random: items, payments, credits, allocations, write-offs, returns, exchanges, many of them
 * recorded days after they happened. The same seed does the same.
 */
public final class RandomBusiness {
    public static final List<CurrencyCode> CURRENCIES = List.of(EUR, CurrencyCode.of("USD"));

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final int MAXIMUM_DELAY_DAYS = 25;

    private final Books books;
    private final SplittableRandom random;
    private final List<CustomerId> customers = new ArrayList<>();
    private final List<OpenItemId> items = new ArrayList<>();
    private final List<OpenItemId> credits = new ArrayList<>();
    private final List<PaymentId> payments = new ArrayList<>();
    private final List<AllocationId> allocations = new ArrayList<>();
    private final Set<PaymentId> exchanged = new HashSet<>();
    private Instant now =
            START.plusDays(MAXIMUM_DELAY_DAYS).atTime(9, 0).atZone(Books.ZONE).toInstant();

    public RandomBusiness(Books books, long seed) {
        this.books = books;
        this.random = new SplittableRandom(seed);
        books.at(now);
        LocalDate[] months =
                START.datesUntil(START.plusMonths(12), Period.ofMonths(1)).toArray(LocalDate[]::new);
        books.trade(CURRENCIES.get(1), "0.9", months);
        CustomerId parent = books.customer("ACME", "Acme Corp");
        customers.add(parent);
        customers.add(books.customer("ACME-2", "Acme Branch", parent));
        customers.add(books.customer("ADA", "Ada Young"));
    }

    public List<CustomerId> customers() {
        return List.copyOf(customers);
    }

    /** How many allocations are in force. */
    public int settled() {
        return allocations.size();
    }

    public void run(int deeds) {
        for (int i = 0; i < deeds; i++) {
            now = now.plus(random.nextInt(60 * 30), ChronoUnit.MINUTES);
            books.at(now);
            deed();
        }
    }

    /** A day between a little before the first deed and a little after the last. */
    public LocalDate randomDay() {
        return START.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(START, today()) + 10));
    }

    /** A moment that has passed. */
    public Instant randomMoment() {
        Instant start = START.atStartOfDay(Books.ZONE).toInstant();
        return start.plus(random.nextLong(ChronoUnit.MINUTES.between(start, now)), ChronoUnit.MINUTES);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, Books.ZONE);
    }

    private void deed() {
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> item();
            case 3 -> credits.add(books.credited(any(customers), amount(), someDay()));
            case 4, 5 -> payments.add(books.received(payer(), amount(), someDay()));
            case 6, 7, 8 -> allocate();
            case 9 -> useCredit();
            case 10 -> takeBack();
            case 11 -> exchange();
            default -> writeOffOrReturn();
        }
    }

    private void item() {
        LocalDate on = someDay();
        LocalDate dueOn = on.plusDays(random.nextInt(60));
        items.add(
                random.nextBoolean()
                        ? books.invoiced(any(customers), amount(), on, dueOn)
                        : books.owed(any(customers), amount(), on, dueOn));
    }

    private void allocate() {
        for (PaymentId id : payments) {
            Payment payment = payment(id);
            for (OpenItemId itemId : items) {
                OpenItem item = item(itemId);
                CustomerId payer = payment.customer();
                boolean fits = item.currency().equals(payment.currency())
                        && (payer == null || payer.equals(item.customer()) || isFamily(payer, item.customer()));
                Money most = fits ? item.open().min(payment.unapplied()) : Money.zero(EUR);
                if (most.isPositive() && random.nextInt(3) == 0) {
                    allocations.add(books.allocated(id, itemId, part(most), someDay()));
                    return;
                }
            }
        }
    }

    private void useCredit() {
        for (OpenItemId creditId : credits) {
            OpenItem credit = item(creditId);
            for (OpenItemId itemId : items) {
                OpenItem item = item(itemId);
                boolean fits = item.currency().equals(credit.currency())
                        && (credit.customer().equals(item.customer()) || isFamily(credit.customer(), item.customer()));
                Money most = fits ? item.open().min(credit.open().negated()) : Money.zero(EUR);
                if (most.isPositive()) {
                    allocations.add(books.creditUsed(creditId, itemId, part(most), someDay()));
                    return;
                }
            }
        }
    }

    private void takeBack() {
        if (!allocations.isEmpty()) {
            books.takenBack(allocations.remove(random.nextInt(allocations.size())), today());
        }
    }

    private void writeOffOrReturn() {
        if (random.nextBoolean() && !payments.isEmpty()) {
            goBack(payments.remove(random.nextInt(payments.size())));
            return;
        }
        items.stream()
                .map(this::item)
                .filter(item -> item.open().isPositive())
                .findFirst()
                .ifPresent(item -> allocations.add(books.writtenOff(item.id(), part(item.open()), someDay())));
    }

    /** A payment to the bank, with everything it was exchanged into; what another was exchanged into becomes that one again. */
    private void goBack(PaymentId id) {
        Payment payment = payment(id);
        if (!payment.isExchange()) {
            books.returned(id, today());
            allocations.removeIf(allocation -> !isActive(allocation));
        } else if (payment.unapplied().equals(payment.amount())) {
            books.exchangeUndone(id);
        } else {
            payments.add(id);
        }
    }

    private void exchange() {
        for (PaymentId id : List.copyOf(payments)) {
            Payment payment = payment(id);
            if (!payment.isExchange() && payment.unapplied().isPositive() && random.nextInt(3) == 0) {
                CurrencyCode other = CURRENCIES.get(1 - CURRENCIES.indexOf(payment.currency()));
                LocalDate on = exchanged.add(id) ? payment.receivedOn() : today();
                payments.add(books.exchanged(id, new Money(random.nextLong(1, 50_000), other), on));
                return;
            }
        }
    }

    private Payment payment(PaymentId id) {
        return books.call(
                () -> books.bean(Payments.class).find(books.company(), id).orElseThrow());
    }

    private boolean isActive(AllocationId id) {
        return books.call(() -> books.bean(Allocations.class)
                .find(books.company(), id)
                .orElseThrow()
                .isActive());
    }

    private boolean isFamily(CustomerId one, CustomerId other) {
        List<CustomerId> family = customers.subList(0, 2);
        return family.contains(one) && family.contains(other);
    }

    private OpenItem item(OpenItemId id) {
        return books.call(
                () -> books.bean(OpenItems.class).find(books.company(), id).orElseThrow());
    }

    private CustomerId payer() {
        return any(customers);
    }

    private Money amount() {
        return new Money(random.nextLong(1, 50_000), any(CURRENCIES));
    }

    private Money part(Money most) {
        return random.nextBoolean() ? most : new Money(random.nextLong(1, most.minor() + 1), most.currency());
    }

    private LocalDate someDay() {
        return today().minusDays(random.nextInt(MAXIMUM_DELAY_DAYS));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

package org.tallystick.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Standing;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/** Lives through the months before the latest one: work, bills at each month's end, money as each customer pays. */
@Component
class DemoYear {
    private static final LocalTime OFFICE_OPENS = LocalTime.of(9, 0);
    private static final Percent TWO_PERCENT = Percent.of(2);

    private final SettableClock clock;
    private final DemoCompany companyDesk;
    private final ChargeDesk charges;
    private final BillingDesk billing;
    private final CreditDesk credits;
    private final PaymentDesk payments;
    private final AllocationDesk allocations;
    private final OpenItems items;
    private final CustomerDesk customers;
    private final DemoContracts contracts;
    private final DemoWishes wishes;

    DemoYear(
            SettableClock clock,
            DemoCompany companyDesk,
            ChargeDesk charges,
            BillingDesk billing,
            CreditDesk credits,
            PaymentDesk payments,
            AllocationDesk allocations,
            OpenItems items,
            CustomerDesk customers,
            DemoContracts contracts,
            DemoWishes wishes) {
        this.clock = clock;
        this.companyDesk = companyDesk;
        this.charges = charges;
        this.billing = billing;
        this.credits = credits;
        this.payments = payments;
        this.allocations = allocations;
        this.items = items;
        this.customers = customers;
        this.contracts = contracts;
        this.wishes = wishes;
    }

    /** The days from the first to the last, both lived through; the clock stands on the last one afterwards. */
    void live(DemoCompany.Founded founded, ZoneId zone, LocalDate first, LocalDate last) {
        new Life(founded, zone).live(first, last);
    }

    /** What a customer buys in a month, as charges. */
    static List<ChargeInput> work(DemoCustomer customer, CustomerId id, YearMonth month, SplittableRandom random) {
        CurrencyCode currency = CurrencyCode.of(customer.currency());
        String tax = customer.country().equals("DE") ? "STANDARD" : "REVERSE";
        LocalDate from = month.atDay(1);
        LocalDate to = month.atEndOfMonth();
        List<ChargeInput> work = new ArrayList<>();
        work.add(charge(
                id,
                "contract",
                customer.number() + "/" + month,
                "Managed service, " + month,
                BigDecimal.ONE,
                "month",
                BigDecimal.valueOf(customer.monthlyRetainer()),
                currency,
                tax,
                from,
                to));
        BigDecimal hours = BigDecimal.valueOf(random.nextInt(4, customer.hoursAtMost() * 4) + 1L)
                .divide(BigDecimal.valueOf(4), 2, RoundingMode.UNNECESSARY);
        work.add(charge(
                id,
                "timesheet",
                customer.number() + "/" + month,
                "Consulting hours",
                hours,
                "h",
                new BigDecimal("118.50"),
                currency,
                tax,
                from,
                to));
        if (random.nextInt(3) == 0) {
            work.add(charge(
                    id,
                    "expense",
                    customer.number() + "/" + month,
                    "Travel expenses",
                    BigDecimal.ONE,
                    "piece",
                    BigDecimal.valueOf(random.nextInt(4_000, 90_000), 2),
                    currency,
                    tax.equals("STANDARD") ? "REDUCED" : tax,
                    from,
                    to));
        }
        return work;
    }

    private static ChargeInput charge(
            CustomerId customer,
            String source,
            String id,
            String text,
            BigDecimal quantity,
            String unit,
            BigDecimal price,
            CurrencyCode currency,
            String tax,
            LocalDate from,
            LocalDate to) {
        return new ChargeInput(
                customer,
                source,
                id,
                text,
                quantity,
                unit,
                price,
                currency,
                tax,
                null,
                null,
                from,
                to,
                to,
                source.equals("contract") ? "Managed service" : text);
    }

    private final class Life {
        private final Caller caller;
        private final DemoCompany.Founded founded;
        private final ZoneId zone;
        private final SplittableRandom random = new SplittableRandom(20_260);
        private final Map<CustomerId, DemoCustomer> cast;
        private final NavigableMap<LocalDate, List<OpenItem>> arriving = new TreeMap<>();
        private final Set<UUID> foreseen = new HashSet<>();
        private LocalDate first = LocalDate.MIN;
        private DemoContracts.@Nullable Agreed agreed;
        private int paid;

        private Life(DemoCompany.Founded founded, ZoneId zone) {
            this.founded = founded;
            this.caller = founded.caller();
            this.zone = zone;
            this.cast = DemoCustomer.cast().stream().collect(Collectors.toMap(founded::customer, customer -> customer));
        }

        private DemoCustomer customerOf(OpenItem item) {
            return Objects.requireNonNull(cast.get(item.customer()));
        }

        private void live(LocalDate from, LocalDate last) {
            first = from;
            clock.set(from.atTime(OFFICE_OPENS).atZone(zone).toInstant());
            agreed = contracts.sign(founded, from);
            wishes.enter(founded, from, last);
            for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
                clock.set(day.atTime(OFFICE_OPENS).atZone(zone).toInstant());
                if (day.equals(from) || day.getDayOfMonth() == 1) {
                    companyDesk.rate(caller, YearMonth.from(day));
                }
                if (day.getDayOfMonth() == 1 && !day.equals(from)) {
                    bill(YearMonth.from(day).minusMonths(1), day);
                }
                receive(day, last);
            }
        }

        private void bill(YearMonth month, LocalDate on) {
            DemoCustomer.cast()
                    .forEach(customer ->
                            charges.record(caller, work(customer, founded.customer(customer), month, random)));
            contracts.month(caller, Objects.requireNonNull(agreed), month, YearMonth.from(first));
            contracts.charge(caller, month.atEndOfMonth());
            RunId run = billing.collectNow(
                    caller,
                    new BillingDesk.Order(month.atEndOfMonth(), on, Grouping.CUSTOMER, Set.of()),
                    Progress.unwatched());
            billing.postNow(caller, run, Progress.unwatched());
            foresee(on);
        }

        /** Decides for each new installment when its money will come, if ever. */
        private void foresee(LocalDate on) {
            for (OpenItem item : items.openOf(caller.company(), cast.keySet())) {
                DemoCustomer customer = customerOf(item);
                boolean silent = customer.habit() == PayingHabit.SILENT && on.isAfter(first.plusMonths(7));
                if (foreseen.add(item.id().value()) && !silent && item.open().isPositive()) {
                    LocalDate day = item.dueOn().plusDays(customer.habit().delay(random));
                    arriving.computeIfAbsent(day.isAfter(on) ? day : on.plusDays(3), _ -> new ArrayList<>())
                            .add(item);
                }
            }
        }

        private void receive(LocalDate day, LocalDate last) {
            List<OpenItem> due = arriving.remove(day);
            if (due != null) {
                due.forEach(item -> pay(item, day));
            }
            if (day.equals(last.minusDays(40))) {
                overpay(day);
            }
            if (day.equals(last.minusDays(25))) {
                stranger(day);
            }
        }

        private void pay(OpenItem promised, LocalDate day) {
            OpenItem item = items.find(caller.company(), promised.id()).orElseThrow();
            DemoCustomer customer = customerOf(item);
            paid++;
            boolean short1 = customer.habit() == PayingHabit.DISPUTING && paid % 3 == 0;
            boolean discounted = customer.habit() == PayingHabit.DISCOUNT;
            Money discount =
                    discounted ? TWO_PERCENT.of(item.open(), RoundingMode.HALF_UP) : Money.zero(item.currency());
            Money amount = short1
                    ? item.open().times(new BigDecimal("0.80"), RoundingMode.HALF_UP)
                    : item.open().minus(discount);
            PaymentId payment = money(customer, item.customer(), amount, day, item.number());
            allocations.allocate(
                    caller,
                    new AllocationRequest(
                            payment,
                            List.of(new Slice(item.id(), amount)),
                            discount.isPositive() ? List.of(new Slice(item.id(), discount)) : List.of(),
                            day,
                            "CA-2"));
            if (short1) {
                customers.setStanding(
                        caller, item.customer(), Standing.WATCH, "Disputes hours on " + item.number() + ", paid 80%");
            }
            if (paid == 31) {
                allocations.returnPayment(caller, payment, day, "AM04");
                arriving.computeIfAbsent(day.plusDays(12), _ -> new ArrayList<>())
                        .add(promised);
            }
            if (paid == 47 && item.kind() == OpenItem.Kind.INVOICE) {
                credits.credit(
                        caller,
                        new InvoiceId(item.document()),
                        item.amount().times(new BigDecimal("0.10"), RoundingMode.HALF_UP),
                        day,
                        CreditReason.GOODWILL,
                        "Late delivery of the March report");
            }
        }

        /** Paid twice by mistake: the second time stays unapplied. */
        private void overpay(LocalDate day) {
            DemoCustomer customer = DemoCustomer.cast().getFirst();
            CustomerId id = founded.customer(customer);
            money(customer, id, Money.of("1487.50", DemoCompany.EUR), day, "Doppelzahlung?");
        }

        private void stranger(LocalDate day) {
            payments.receive(
                    caller,
                    new PaymentInput(
                            null,
                            PaymentMethod.BANK_TRANSFER,
                            Money.of("642.60", DemoCompany.EUR),
                            day,
                            "Rechnung vom letzten Monat",
                            "H. Sievers",
                            "DE44500105175407324931",
                            founded.bank(DemoCompany.EUR),
                            "bank",
                            "stranger-" + day));
        }

        private PaymentId money(DemoCustomer customer, CustomerId id, Money amount, LocalDate day, String reference) {
            return payments.receive(
                            caller,
                            new PaymentInput(
                                    id,
                                    PaymentMethod.BANK_TRANSFER,
                                    amount,
                                    day,
                                    reference,
                                    customer.name(),
                                    null,
                                    founded.bank(amount.currency()),
                                    "bank",
                                    day + "/" + paid + "/" + reference))
                    .id();
        }
    }
}

package org.tallystick.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.audit.AuditEntry;
import org.tallystick.audit.AuditTrail;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Charges;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerFilter;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.MergeDesk;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

/** Two records of one customer become one and two again; nothing that was posted moves. */
@IntegrationTest
class MergeTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CompanyId company;
    private LocalDate today;

    @BeforeEach
    void begin() {
        trading = Trading.open(beans);
        company = trading.company().id();
        today = trading.today();
    }

    @Test
    void whatComesInLaterGoesToTheOneThatStays() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        CustomerId twin = trading.customer("C-2", "ACME Corporation");
        InvoiceId old = trading.invoice(twin, "100.00", today);

        merge(twin, acme);

        assertThat(trading.call(() -> customers().idsByNumber(company, List.of("C-1", "C-2"))))
                .isEqualTo(Map.of("C-1", acme, "C-2", acme));
        assertThat(trading.call(
                        () -> customers().byNumber(company, "C-2").orElseThrow().id()))
                .isEqualTo(acme);
        assertThat(customer(charge(twin))).isEqualTo(acme);
        PaymentId paid = trading.receive(twin, "119.00", today);
        assertThat(payment(paid).customer()).isEqualTo(acme);
        assertThat(listed(false)).containsExactly(acme);
        assertThat(listed(true)).containsExactly(twin);

        OpenItem item = trading.item(old);
        assertThat(item.customer()).as("what was posted stays").isEqualTo(twin);
        assertThat(trading.call(() -> trading.bean(AllocationDesk.class).family(company, acme)))
                .containsExactlyInAnyOrder(acme, twin);
        allocate(paid, item.id(), item.open());
        assertThat(trading.item(old).open().isZero()).isTrue();
        assertClean();
    }

    @Test
    void anUndoneMergePartsThemAgain() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        CustomerId twin = trading.customer("C-2", "ACME Corporation");
        merge(twin, acme);
        ChargeId meanwhile = charge(twin);

        undo(twin);

        assertThat(customer(meanwhile)).as("it was recorded for the other").isEqualTo(acme);
        assertThat(customer(charge(twin))).isEqualTo(twin);
        assertThat(listed(false)).containsExactlyInAnyOrder(acme, twin);
        assertThat(timeline(twin)).contains("customer.merge", "customer.unmerge");
        assertThat(timeline(acme)).contains("customer.take-in-merge", "customer.take-in-unmerge");
        assertRefused("NOT_MERGED", () -> undo(twin));
        merge(acme, twin);
        assertClean();
    }

    @Test
    void whatCannotBeMergedIsRefusedWithTheWayOut() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        CustomerId twin = trading.customer("C-2", "ACME Corporation");
        CustomerId third = trading.customer("C-3", "Acme");
        CustomerId branch = profiled("C-4", "Branch", null, null, acme);
        merge(twin, acme);

        assertRefused("MERGE_SELF", () -> merge(acme, acme));
        assertRefused("MERGED_ALREADY", () -> merge(twin, third));
        assertRefused("SURVIVOR_MERGED", () -> merge(third, twin));
        assertRefused("MERGE_CARRIES", () -> merge(acme, third));
        undo(twin);
        assertRefused("MERGE_CIRCULAR", () -> merge(acme, branch));
        merge(branch, acme);
        Trading other = Trading.open(beans);
        CustomerId theirs = other.customer("C-1", "Acme Corp");
        assertRefused("NOT_FOUND", () -> merge(third, theirs));
    }

    @Test
    void likelyDuplicatesAreFoundByWhatTheyShare() {
        CustomerId first = profiled("C-1", "Acme Corp.", "DE 136695976", "10115", null);
        CustomerId second = profiled("C-2", "ACME Corp", "de136695976", "10115", null);
        CustomerId branch = profiled("C-3", "Acme Corp Branch", "DE136695976", "20457", first);
        CustomerId alone = profiled("C-4", "Vandelay GmbH", null, "80331", null);
        contact(second, "Rechnung@acme.example");
        contact(alone, "rechnung@ACME.example");

        List<Duplicate> found =
                trading.call(() -> trading.bean(Duplicates.class).of(company));

        assertThat(found)
                .extracting(pair -> Set.of(pair.first(), pair.second()), Duplicate::reasons)
                .containsExactlyInAnyOrder(
                        tuple(Set.of(first, second), List.of(Duplicate.Why.NAME, Duplicate.Why.TAX_ID)),
                        tuple(Set.of(second, branch), List.of(Duplicate.Why.TAX_ID)),
                        tuple(Set.of(second, alone), List.of(Duplicate.Why.EMAIL)));
        assertThat(found.getFirst().first())
                .as("the likeliest first, the older before")
                .isEqualTo(first);
        merge(second, first);
        assertThat(trading.call(() -> trading.bean(Duplicates.class).of(company)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("merge, business, undo: the aging of the company is the same, and no item is lost")
    void noMergeChangesWhatIsOwed(long seed) {
        var business = new Business(seed);
        business.run(12);
        for (int round = 0; round < 3; round++) {
            List<CustomerId> two = business.two();
            unchanged(business, () -> merge(two.getFirst(), two.getLast()));
            business.run(8);
            assertClean();
            unchanged(business, () -> undo(two.getFirst()));
            business.run(4);
        }
        assertClean();
        assertThat(business.settled).as("seed %d", seed).isPositive();
        assertThat(business.runs).as("nothing billed is lost, seed %d", seed).isEqualTo(business.invoices.size());
    }

    /** Neither the aging, nor any item, nor any statement moves. */
    private void unchanged(Business business, Runnable deed) {
        List<AgeProfile> aging = aging();
        List<OpenItem> items = items(business);
        List<AccountStatement> statements = statements(business);

        deed.run();

        assertThat(aging()).as("seed %d", business.seed).isEqualTo(aging);
        assertThat(items(business)).as("seed %d", business.seed).isEqualTo(items);
        assertThat(statements(business)).as("seed %d", business.seed).isEqualTo(statements);
    }

    /** Invoices and money of four customers at random; the same seed does the same. */
    private final class Business {
        private final SplittableRandom random;
        private final List<CustomerId> cast = new ArrayList<>();
        private final List<InvoiceId> invoices = new ArrayList<>();
        private final long seed;
        private int settled;
        private int runs;

        Business(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            for (int i = 1; i <= 4; i++) {
                cast.add(trading.customer("B-" + i, "Customer " + i));
            }
        }

        void run(int deeds) {
            for (int i = 0; i < deeds; i++) {
                if (random.nextInt(5) < 2) {
                    invoice();
                } else {
                    pay();
                }
            }
        }

        List<CustomerId> two() {
            int first = random.nextInt(cast.size());
            return List.of(cast.get(first), cast.get((first + 1 + random.nextInt(3)) % cast.size()));
        }

        private CustomerId somebody() {
            return cast.get(random.nextInt(cast.size()));
        }

        /** A charge of a merged customer is billed to the one that stays. */
        private void invoice() {
            CustomerId named = somebody();
            CustomerId billed = trading.call(() -> customers().survivors(company, List.of(named)))
                    .getOrDefault(named, named);
            trading.charge(
                    named, "Work " + invoices.size(), "1", (10 + random.nextInt(500)) + ".00", "STANDARD", today);
            var run = trading.collect(today, today, billed);
            trading.post(run);
            runs++;
            trading.drafts(run).stream()
                    .flatMap(draft -> Stream.ofNullable(draft.invoice()))
                    .forEach(invoices::add);
        }

        /** Money of somebody settles a part of what that customer or a merged one owes. */
        private void pay() {
            PaymentId id = trading.receive(somebody(), (5 + random.nextInt(200)) + ".00", today);
            CustomerId payer = Objects.requireNonNull(payment(id).customer());
            List<CustomerId> family =
                    trading.call(() -> trading.bean(AllocationDesk.class).family(company, payer));
            List<OpenItem> owed =
                    trading.call(() -> trading.bean(OpenItems.class).openOf(company, family));
            if (!owed.isEmpty()) {
                OpenItem item = owed.get(random.nextInt(owed.size()));
                allocate(id, item.id(), item.open().min(payment(id).unapplied()));
                settled++;
            }
        }
    }

    private List<AgeProfile> aging() {
        return trading.call(() -> trading.bean(Aging.class).profiles(company, AgingQuery.on(today)));
    }

    private List<OpenItem> items(Business business) {
        return business.invoices.stream().map(trading::item).toList();
    }

    private List<AccountStatement> statements(Business business) {
        var statements = trading.bean(StatementOfAccount.class);
        return trading.call(() -> business.cast.stream()
                .map(customer -> statements.of(company, customer, Trading.EUR, today.minusDays(30), today))
                .toList());
    }

    private void merge(CustomerId merged, CustomerId survivor) {
        trading.call(() -> trading.bean(MergeDesk.class).merge(trading.caller(), merged, survivor, "the same"));
    }

    private void undo(CustomerId merged) {
        trading.call(() -> {
            trading.bean(MergeDesk.class).undo(trading.caller(), merged, "not the same");
            return true;
        });
    }

    private void allocate(PaymentId payment, OpenItemId item, Money amount) {
        var request = new AllocationRequest(payment, List.of(new Slice(item, amount)), List.of(), today, "manual");
        trading.call(() -> trading.bean(AllocationDesk.class).allocate(trading.caller(), request));
    }

    private ChargeId charge(CustomerId customer) {
        return trading.charge(customer, "Work " + UUID.randomUUID(), "1", "10.00", "STANDARD", today);
    }

    private CustomerId customer(ChargeId charge) {
        return trading.call(() -> trading.bean(Charges.class).find(company, charge))
                .map(Charge::input)
                .orElseThrow()
                .customer();
    }

    private Payment payment(PaymentId id) {
        return trading.call(() -> trading.bean(Payments.class).find(company, id))
                .orElseThrow();
    }

    private CustomerId profiled(
            String number, String name, @Nullable String taxId, @Nullable String code, @Nullable CustomerId parent) {
        var profile = new CustomerProfile(
                number,
                name,
                CustomerKind.BUSINESS,
                taxId,
                Locale.ENGLISH,
                Trading.EUR,
                PaymentTerms.net(30),
                parent,
                DeliveryChannel.EMAIL,
                new PostalAddress("1 Main Street", code, "Berlin", "DE"),
                null);
        return trading.call(() -> trading.bean(CustomerDesk.class).create(trading.caller(), profile));
    }

    private void contact(CustomerId customer, String email) {
        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(
                        trading.caller(),
                        customer,
                        "Accounts",
                        email,
                        null,
                        null,
                        Set.of(ContactRole.ACCOUNTS_PAYABLE)));
    }

    private List<CustomerId> listed(boolean archived) {
        return trading
                .call(() -> customers().list(company, new CustomerFilter(null, null, archived), 1, 100))
                .rows()
                .stream()
                .map(customer -> customer.id())
                .toList();
    }

    private List<String> timeline(CustomerId customer) {
        return trading
                .call(() -> trading.bean(AuditTrail.class).ofCustomer(company, customer.value(), 1))
                .rows()
                .stream()
                .map(AuditEntry::command)
                .toList();
    }

    private Customers customers() {
        return trading.bean(Customers.class);
    }

    private void assertClean() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private void assertRefused(String code, Runnable deed) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(deed::run)
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}

package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.contracts.GroupingDesk;
import org.tallystick.contracts.GroupingPolicy.Children;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.Ids;
import org.tallystick.testing.IntegrationTest;

/** What shares an invoice is agreed with the customer: together, by contract, order, month or child (I-4, A-6). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class GroupedInvoicesTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId group;
    private CustomerId east;
    private CustomerId west;
    private CustomerId other;
    private LocalDate today;

    @BeforeEach
    void aGroupOfCompanies() {
        trading = Trading.open(beans);
        group = trading.customer("G-1", "Mercy Group");
        west = child("G-3", "Mercy West");
        east = child("G-2", "Mercy East");
        other = trading.customer("C-9", "Acme Corp");
        today = trading.today();
    }

    @Test
    void aParentPaysForItsChildrenOnOneInvoiceInSections() {
        agree(group, null, Children.TOGETHER);
        charge(west, "Cleaning", "30.00", "PO-2", null, today);
        charge(east, "Cleaning", "20.00", "PO-1", null, today);
        charge(group, "Advice", "10.00", null, null, today);
        charge(east, "Repair", "5.00", "PO-1", null, today);
        charge(other, "Advice", "1.00", null, null, today);

        List<Draft> drafts = billed(today);

        assertThat(drafts).extracting(Draft::customer).containsExactlyInAnyOrder(group, other);
        Draft together = of(group, drafts);
        assertThat(together.charges()).isEqualTo(4);
        Invoice invoice = invoice(together);
        List<InvoiceSections.Section> sections = InvoiceSections.of(lines(invoice.id()), invoice.purchaseOrder());
        assertThat(sections)
                .extracting(InvoiceSections.Section::childName)
                .containsExactly(null, "Mercy East", "Mercy West");
        assertThat(sections)
                .extracting(InvoiceSections.Section::net)
                .containsExactly(euro("10.00"), euro("25.00"), euro("30.00"));
        assertThat(sections).extracting(InvoiceSections.Section::purchaseOrder).containsExactly(null, "PO-1", "PO-2");
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    @Test
    void aParentPaysOnAnInvoiceForEachChild() {
        agree(group, null, Children.EACH);
        charge(west, "Cleaning", "30.00", null, null, today);
        charge(east, "Cleaning", "20.00", null, null, today);
        charge(group, "Advice", "10.00", null, null, today);
        assertThat(trading.call(() -> trading.bean(GroupingDesk.class)
                        .preview(trading.company().id(), group, today)))
                .extracting(grouped -> grouped.net())
                .containsExactlyInAnyOrder(euro("10.00"), euro("20.00"), euro("30.00"));

        List<Draft> drafts = billed(today);

        assertThat(drafts).extracting(Draft::customer).containsOnly(group);
        assertThat(drafts).extracting(Draft::child).containsExactlyInAnyOrder(null, east, west);
    }

    @Test
    void aRunForOneChildBillsThatChildToItsParent() {
        agree(group, null, Children.TOGETHER);
        charge(west, "Cleaning", "30.00", null, null, today);
        charge(east, "Cleaning", "20.00", null, null, today);

        List<Draft> drafts = billed(today, east);

        assertThat(drafts).hasSize(1);
        assertThat(drafts.getFirst().customer()).isEqualTo(group);
        assertThat(drafts.getFirst().net()).isEqualTo(euro("20.00"));
    }

    @Test
    void customersFollowTheirOwnPolicyAndTheOthersTheRun() {
        LocalDate lastMonth = today.minusMonths(1).withDayOfMonth(1);
        agree(other, Grouping.SERVICE_MONTH, Children.OWN);
        agree(group, Grouping.PURCHASE_ORDER, Children.OWN);
        charge(other, "One", "1.00", null, null, today.withDayOfMonth(1));
        charge(other, "Two", "2.00", null, null, lastMonth);
        charge(other, "Three", "3.00", null, null, lastMonth.plusDays(3));
        charge(group, "Four", "4.00", "PO-1", null, today);
        charge(group, "Five", "5.00", "PO-2", "CT-1", today);
        charge(west, "Six", "6.00", "PO-1", null, today);
        charge(west, "Seven", "7.00", "PO-2", null, today);

        List<Draft> drafts = billed(today);

        assertThat(nets(other, drafts)).containsExactlyInAnyOrder(euro("1.00"), euro("5.00"));
        assertThat(nets(group, drafts)).containsExactlyInAnyOrder(euro("4.00"), euro("5.00"));
        assertThat(nets(west, drafts)).containsExactly(euro("13.00"));
    }

    @Test
    void aPolicyHoldsFromItsDay() {
        trading.call(() -> trading.bean(GroupingDesk.class)
                .set(trading.caller(), group, today.plusDays(1), null, Children.TOGETHER, "from next month"));
        charge(east, "Cleaning", "20.00", null, null, today);
        assertThat(billed(today)).extracting(Draft::customer).containsExactly(east);

        charge(east, "Repair", "20.00", null, null, today);
        assertThat(billed(today.plusDays(1))).extracting(Draft::customer).containsExactly(group);
    }

    private void agree(CustomerId customer, @Nullable Grouping grouping, Children children) {
        trading.call(() -> trading.bean(GroupingDesk.class)
                .set(trading.caller(), customer, today, grouping, children, "as agreed"));
    }

    private List<Draft> billed(LocalDate invoiceOn, CustomerId... only) {
        RunId run = trading.collect(today, invoiceOn, only);
        trading.post(run);
        List<Draft> drafts = trading.drafts(run);
        assertThat(drafts).allSatisfy(draft -> assertThat(draft.parkedReason()).isNull());
        return drafts;
    }

    private static Draft of(CustomerId customer, List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> draft.customer().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    private static List<Money> nets(CustomerId customer, List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> draft.customer().equals(customer))
                .map(Draft::net)
                .toList();
    }

    private Invoice invoice(Draft draft) {
        return trading.call(() -> trading.bean(Invoices.class)
                .find(trading.company().id(), Objects.requireNonNull(draft.invoice()))
                .orElseThrow());
    }

    private List<InvoiceLine> lines(InvoiceId invoice) {
        return trading.call(
                () -> trading.bean(Invoices.class).lines(trading.company().id(), invoice));
    }

    private CustomerId child(String number, String name) {
        var profile = new CustomerProfile(
                number,
                name,
                CustomerKind.BUSINESS,
                null,
                Locale.ENGLISH,
                Trading.EUR,
                PaymentTerms.parse("NET 30"),
                group,
                DeliveryChannel.EMAIL,
                new PostalAddress("1 Main Street", "10115", "Berlin", "DE"),
                null);
        return trading.call(() -> trading.bean(CustomerDesk.class).create(trading.caller(), profile));
    }

    private void charge(
            CustomerId customer,
            String description,
            String price,
            @Nullable String order,
            @Nullable String contract,
            LocalDate on) {
        trading.call(() -> trading.bean(ChargeDesk.class)
                .record(
                        trading.caller(),
                        new ChargeInput(
                                customer,
                                "test",
                                Ids.next().toString(),
                                description,
                                BigDecimal.ONE,
                                "h",
                                new BigDecimal(price),
                                Trading.EUR,
                                "STANDARD",
                                contract,
                                order,
                                on,
                                on,
                                on)));
    }

    private static Money euro(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}

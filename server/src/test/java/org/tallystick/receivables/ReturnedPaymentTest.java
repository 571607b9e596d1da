package org.tallystick.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.testing.IntegrationTest;

/** What a payment did is undone whole when it goes back (RULE-08). */
@IntegrationTest
class ReturnedPaymentTest {
    private static final LocalDate BILLED = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 4, 1);
    private static final LocalDate PAID = LocalDate.of(2026, 3, 10);
    private static final LocalDate BACK = LocalDate.of(2026, 3, 20);

    @Autowired
    ApplicationContext beans;

    private Books books;
    private OpenItemId first;
    private OpenItemId second;
    private PaymentId payment;

    @BeforeEach
    void twoInvoicesPaidLessTwoPercent() {
        books = Books.open(beans).on(BACK);
        CustomerId acme = books.customer("ACME", "Acme Corp");
        first = books.invoiced(acme, eur("100.00"), BILLED, DUE);
        second = books.invoiced(acme, eur("200.00"), BILLED, DUE);
        payment = books.received(acme, eur("294.00"), PAID);
        var request = new AllocationRequest(
                payment,
                List.of(new Slice(first, eur("98.00")), new Slice(second, eur("196.00"))),
                List.of(new Slice(first, eur("2.00")), new Slice(second, eur("4.00"))),
                PAID,
                "reference-discount");
        books.call(() -> books.bean(AllocationDesk.class).allocate(books.caller(), request));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void theDiscountGoesWithTheMoney() {
        assertThat(item(first).open()).isEqualTo(eur("0.00"));

        books.returned(payment, BACK);

        assertThat(item(first).open()).isEqualTo(eur("100.00"));
        assertThat(item(second).open()).isEqualTo(eur("200.00"));
        assertThat(item(first).dueOn()).isEqualTo(DUE);
    }

    @Test
    void takingBackOneItemLeavesTheOtherSettled() {
        Allocation made = allocations().stream()
                .filter(allocation -> allocation.kind() == Allocation.Kind.PAYMENT)
                .filter(allocation -> allocation.item().equals(first))
                .findFirst()
                .orElseThrow();

        books.takenBack(made.id(), BACK);

        assertThat(item(first).open()).isEqualTo(eur("100.00"));
        assertThat(item(second).open()).isEqualTo(eur("0.00"));
    }

    @Test
    void takingBackTheDiscountAloneLeavesTheMoney() {
        Allocation discount = allocations().stream()
                .filter(allocation -> allocation.kind() == Allocation.Kind.DISCOUNT)
                .filter(allocation -> allocation.item().equals(second))
                .findFirst()
                .orElseThrow();

        books.takenBack(discount.id(), BACK);

        assertThat(item(second).open()).isEqualTo(eur("4.00"));
    }

    private List<Allocation> allocations() {
        return books.call(() -> books.bean(Allocations.class).ofPayment(books.company(), payment));
    }

    private OpenItem item(OpenItemId id) {
        return books.call(
                () -> books.bean(OpenItems.class).find(books.company(), id).orElseThrow());
    }

    private static Money eur(String amount) {
        return Money.of(amount, Books.EUR);
    }
}

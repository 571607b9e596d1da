package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** A tax code can say that prices have the tax in them: then the customer pays the price, to the cent (I116). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class PricesWithTaxTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId ada;
    private LocalDate today;

    @BeforeEach
    void aCodeWhosePricesHaveTheTaxInThem() {
        trading = Trading.open(beans);
        ada = trading.customer("C-1", "Ada Lovelace");
        today = trading.today();
        add(new TaxRate("SHOP", today.minusYears(1), "S", Percent.of(19), "VAT 19%, in the price", null, true));
    }

    @Test
    void thePriceIsWhatIsPaid() {
        trading.charge(ada, "Seat in the workshop", "3", "9.99", "SHOP", today);
        trading.charge(ada, "Freight", "1", "4.00", "STANDARD", today);

        Invoice invoice = invoice(bill());

        assertThat(invoice.gross()).isEqualTo(euro("34.73"));
        InvoiceLine seats = line(invoice.id(), 1);
        assertThat(seats.priceWithTax()).isEqualByComparingTo("9.99");
        assertThat(seats.unitPrice()).isEqualByComparingTo("8.394958");
        assertThat(seats.net()).isEqualTo(euro("25.18"));
        assertThat(line(invoice.id(), 2).priceWithTax()).isNull();
        assertBooksInOrder();
    }

    @Test
    void whatIsCorrectedAndBilledAnewComesToTheSame() {
        trading.charge(ada, "Seat in the workshop", "7", "1.00", "SHOP", today);
        InvoiceId wrong = bill();
        Rebill same = Rebill.unchanged(invoice(wrong), lines(wrong));

        trading.call(() -> trading.bean(CorrectionDesk.class)
                .carryOut(trading.caller(), wrong, same, today, "the order number was missing"));
        RunId run = trading.call(() -> trading.bean(Corrections.class)
                        .ofInvoice(trading.company().id(), wrong)
                        .orElseThrow())
                .run();
        trading.post(run);

        InvoiceId right = Objects.requireNonNull(trading.drafts(run).getFirst().invoice());
        assertThat(invoice(right).gross()).isEqualTo(euro("7.00"));
        assertBooksInOrder();
    }

    @Test
    void severalPayersAndCreditsSumToThePrice() {
        CustomerId insurer = trading.customer("C-2", "Umbrella Insurance");
        var third = new Arrangement.Payer(insurer, Percent.of("33.3"), Trading.EUR, null, null, null);
        trading.call(() ->
                trading.bean(ArrangementDesk.class).set(trading.caller(), ada, null, today, List.of(third), "agreed"));
        for (int i = 0; i < 9; i++) {
            trading.charge(ada, "Session " + i, "1", "9.97", "SHOP", today);
        }

        InvoiceId first = bill();

        List<InvoiceShares.Member> members = trading.call(() -> trading.bean(InvoiceShares.class)
                .of(trading.company().id(), first)
                .orElseThrow()
                .members());
        assertThat(members.stream().map(InvoiceShares.Member::gross).reduce(euro("0.00"), Money::plus))
                .isEqualTo(euro("89.73"));
        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), first, euro("10.00"), today, CreditReason.GOODWILL, "a session fell out"));
        trading.call(() -> trading.bean(CreditDesk.class)
                .creditRest(trading.caller(), first, today, CreditReason.GOODWILL, "never mind"));
        assertBooksInOrder();
    }

    @Test
    void aCodeWithoutTaxHasNoneInItsPrices() {
        assertThatThrownBy(() -> add(new TaxRate("NOTHING", today, "Z", Percent.ZERO, "Zero", null, true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("above zero");
    }

    private void add(TaxRate rate) {
        trading.call(() -> {
            trading.bean(TaxRates.class).add(trading.caller(), rate);
            return rate;
        });
    }

    private InvoiceId bill() {
        RunId run = trading.collect(today, today, ada);
        trading.post(run);
        return Optional.ofNullable(trading.drafts(run).getFirst().invoice()).orElseThrow();
    }

    private Invoice invoice(InvoiceId id) {
        return trading.call(() ->
                trading.bean(Invoices.class).find(trading.company().id(), id).orElseThrow());
    }

    private List<InvoiceLine> lines(InvoiceId id) {
        return trading.call(
                () -> trading.bean(Invoices.class).lines(trading.company().id(), id));
    }

    private InvoiceLine line(InvoiceId id, int number) {
        return lines(id).get(number - 1);
    }

    private void assertBooksInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private static Money euro(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}

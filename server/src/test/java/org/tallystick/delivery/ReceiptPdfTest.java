package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.testing.IntegrationTest;

/** What a receipt says: the total and the remaining amount. */
@IntegrationTest
class ReceiptPdfTest {
    @Autowired
    ApplicationContext beans;

    @Test
    void itSaysWhatWasPaidAndWhatRemainsOpen() throws IOException {
        Trading trading = Trading.open(beans);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        LocalDate today = trading.today();
        InvoiceId invoice = trading.invoice(acme, "100.00", today);
        PaymentId payment = trading.paid(invoice, Money.of("80.00", Trading.EUR), today);

        String text = text(trading, payment);

        assertThat(text)
                .contains("Receipt PAY-", trading.item(invoice).number(), "Still open: 39.00 EUR")
                .contains("Applied 80.00 EUR", "Not applied yet 0.00 EUR", "Received 80.00 EUR")
                .contains("39.00 EUR remain open on these documents");
    }

    @Test
    void moneyThatPaidNothingYetIsAllUnapplied() throws IOException {
        Trading trading = Trading.open(beans);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        PaymentId payment = trading.receive(acme, "25.00", trading.today());

        assertThat(text(trading, payment)).contains("Not applied yet 25.00 EUR", "nothing remains open");
    }

    private static String text(Trading trading, PaymentId payment) throws IOException {
        byte[] pdf = trading.call(
                () -> trading.bean(ReceiptDesk.class).today(trading.company().id(), payment));
        return String.join(" ", PdfReading.pages(pdf)).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }
}

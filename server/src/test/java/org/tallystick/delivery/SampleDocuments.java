package org.tallystick.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.Debited;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.invoicing.Party;
import org.tallystick.invoicing.PreviouslyBilled;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.BankAccount;

/** Documents made up in memory, to be rendered without a database. */
final class SampleDocuments {
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static final Party SELLER = new Party(
            "Nordlicht Beratung GmbH",
            null,
            "DE811907980",
            "Hafenstra\u00dfe 12",
            "20457",
            "Hamburg",
            "DE",
            "rechnung@nordlicht.example",
            "+49 40 123456",
            "www.nordlicht.example",
            "HRB 12345, Amtsgericht Hamburg");

    String language = "en";
    CurrencyCode currency = CurrencyCode.of("EUR");
    PaymentTerms terms = PaymentTerms.net(30);
    TaxKey tax = new TaxKey("S", Percent.of(19));
    Party seller = SELLER;
    Party buyer = buyer("Acme Corp", "Main Street 1", "10115", "Berlin", "DE");
    int lines = 1;
    String description = "Consulting";

    @Nullable
    String footer;

    Optional<PreviouslyBilled> billedBefore = Optional.empty();

    @Nullable
    Debited debited;

    static Party buyer(String name, String street, String postalCode, String city, String country) {
        return new Party(name, "C-1001", "DE123456789", street, postalCode, city, country, null, null, null, null);
    }

    Document.OfInvoice invoice() {
        List<InvoiceLine> rows = rows();
        Money net = rows.stream().map(InvoiceLine::net).reduce(Money.zero(currency), Money::plus);
        Money taxAmount = tax.rate().of(net, RoundingMode.HALF_UP);
        Money gross = net.plus(taxAmount);
        List<Document.Part> parts = terms.schedule(DAY, gross).stream()
                .map(part -> new Document.Part(part.dueOn(), part.amount()))
                .toList();
        var invoice = new Invoice(
                InvoiceId.next(),
                "INV-2026-000123",
                CustomerId.next(),
                null,
                DAY,
                parts.getFirst().dueOn(),
                DAY.withDayOfMonth(1),
                DAY.withDayOfMonth(30),
                net,
                taxAmount,
                gross,
                gross.minor(),
                BigDecimal.ONE,
                Rounding.DEFAULT,
                terms,
                language,
                CreditorReference.ofBody("INV-2026-000123").value(),
                "V-77",
                "PO 4711/26",
                buyer,
                seller,
                footer,
                debited,
                Instant.EPOCH,
                "SYSTEM");
        return new Document.OfInvoice(
                invoice,
                rows,
                List.of(new InvoiceTax(new TaxBreakdown(tax, net, taxAmount), null)),
                parts,
                bank(),
                billedBefore,
                List.of());
    }

    private List<InvoiceLine> rows() {
        List<InvoiceLine> rows = new ArrayList<>();
        for (int number = 1; number <= lines; number++) {
            var quantity = new BigDecimal(number).add(new BigDecimal("0.5"));
            var price = new BigDecimal("86.40");
            LocalDate from = number % 3 == 2 ? DAY.withDayOfMonth(3) : DAY.withDayOfMonth(1);
            rows.add(new InvoiceLine(
                    number,
                    null,
                    description,
                    quantity,
                    "h",
                    price,
                    Money.rounded(quantity.multiply(price), currency, RoundingMode.HALF_UP),
                    "STANDARD",
                    tax,
                    from,
                    DAY.withDayOfMonth(30)));
        }
        return rows;
    }

    private Optional<BankAccount> bank() {
        return Optional.of(new BankAccount(
                UUID.randomUUID(),
                "Hamburger Handelsbank",
                "DE89370400440532013000",
                "COBADEFFXXX",
                null,
                currency,
                "1000",
                true));
    }

    Document.OfCreditMemo creditMemo(String reason) {
        Document.OfInvoice document = invoice();
        Invoice invoice = document.invoice();
        var memo = new CreditMemo(
                CreditMemoId.next(),
                invoice.id(),
                "CRN-2026-000007",
                invoice.customer(),
                DAY.plusDays(4),
                invoice.net(),
                invoice.tax(),
                invoice.gross(),
                invoice.baseMinor(),
                "GOODWILL",
                reason,
                Instant.EPOCH,
                "SYSTEM",
                List.of(document.taxes().getFirst().breakdown()));
        return new Document.OfCreditMemo(memo, invoice, document.taxes());
    }
}

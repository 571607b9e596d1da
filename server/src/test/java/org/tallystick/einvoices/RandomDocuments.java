package org.tallystick.einvoices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.DebitReason;
import org.tallystick.invoicing.Debited;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.invoicing.LineOrigin;
import org.tallystick.invoicing.Party;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.money.RoundingPolicy;
import org.tallystick.lib.receivables.tax.DocumentLine;
import org.tallystick.lib.receivables.tax.DocumentTotals;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.BankAccount;

/** Invoices and credit memos of all kinds from a seed, priced by the arithmetic of billing. */
final class RandomDocuments {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final List<TaxKey> WITHIN = List.of(
            new TaxKey("S", Percent.of(19)),
            new TaxKey("S", Percent.of(7)),
            new TaxKey("S", Percent.of("5.5")),
            new TaxKey("Z", Percent.ZERO),
            new TaxKey("E", Percent.ZERO),
            new TaxKey("AE", Percent.ZERO),
            new TaxKey("K", Percent.ZERO),
            new TaxKey("G", Percent.ZERO));
    private static final TaxKey OUTSIDE = new TaxKey("O", Percent.ZERO);
    private static final List<String> TERMS = List.of(
            "NET 30",
            "NET 0",
            "NET 14; 2% 10",
            "EOM 15; 3% 7",
            "SPLIT 50% 14, 50% 45",
            "SPLIT 30% 0, 70% EOM 30; 1% 5");
    private static final List<String> UNITS = List.of("h", "month", "piece", "kg", "pallet", "Stück", "1", "kWh");
    private static final List<String> TEXTS =
            List.of("Consulting", "Wärme & Strom <Nord>", "Räksmörgås \"à la carte\"", "Año 2026: café", "Ελληνικά 中文");

    static final SellerDetails SELLER = new SellerDetails(
            1,
            new RegisteredId("9930", "DE811907980"),
            new RegisteredId(null, "HRB 12345"),
            "Ada Lindqvist",
            "+49 40 123456",
            "rechnung@nordlicht.example");

    private final SplittableRandom random;
    private List<String> texts = TEXTS;

    RandomDocuments(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Only letters that the fonts of documents have. */
    RandomDocuments printable() {
        texts = TEXTS.subList(0, TEXTS.size() - 1);
        return this;
    }

    static Particulars particulars(Profile profile) {
        return new Particulars(
                profile,
                SELLER,
                new BuyerDetails(
                        1,
                        EInvoiceForm.XRECHNUNG_UBL,
                        new RegisteredId("0204", "04011000-1234512345-06"),
                        null,
                        "04011000-1234512345-06"),
                Optional.of(new BankAccount(
                        UUID.randomUUID(),
                        "Hamburger Handelsbank",
                        "DE89370400440532013000",
                        "COBADEFFXXX",
                        null,
                        EUR,
                        "1000",
                        true)),
                EUR);
    }

    /** A document that XRechnung has no place for is of another kind: what lies outside of VAT (BR-DE-14). */
    InvoiceFacts invoice(boolean outsideAllowed) {
        List<TaxKey> taxes = outsideAllowed && random.nextInt(8) == 0 ? List.of(OUTSIDE) : WITHIN;
        CurrencyCode currency = random.nextInt(5) == 0 ? CurrencyCode.of(pick(List.of("USD", "SEK", "JPY"))) : EUR;
        // rounding each line to whole yen strays further than the rules allow (BR-CO-17): such drafts wait
        List<RoundingPolicy> policies =
                currency.digits() == 0 ? List.of(RoundingPolicy.DOCUMENT) : List.of(RoundingPolicy.values());
        var rounding = new Rounding(pick(policies), RoundingMode.HALF_UP);
        List<DocumentLine> priced = priced(taxes, 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 6));
        DocumentTotals totals = DocumentTotals.of(priced, currency, rounding);
        if (!totals.gross().isPositive()) {
            return invoice(outsideAllowed);
        }
        List<InvoiceLine> lines = lines(priced, totals);
        PaymentTerms terms = PaymentTerms.parse(pick(TERMS));
        List<Installment> parts = terms.schedule(DAY, totals.gross());
        return new InvoiceFacts(
                document(lines, totals, terms, parts, rounding),
                lines,
                totals.breakdown().stream().map(this::reasoned).toList(),
                parts,
                List.of());
    }

    private InvoiceTax reasoned(TaxBreakdown row) {
        String reason = random.nextBoolean() ? null : "As agreed";
        boolean certified = reason != null && row.key().category().equals("E");
        return new InvoiceTax(row, reason, certified ? "VATEX-EU-132-1B" : null, null);
    }

    private List<DocumentLine> priced(List<TaxKey> taxes, int count) {
        List<DocumentLine> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(50_000), random.nextInt(4));
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(2_000_000), random.nextInt(5));
            boolean off = i > 0 && random.nextInt(7) == 0;
            boolean offByPrice = random.nextBoolean();
            var row = new DocumentLine(
                    off && !offByPrice ? quantity.negate() : quantity,
                    off && offByPrice ? price.negate() : price,
                    pick(taxes));
            rows.add(random.nextInt(4) == 0 && !row.tax().rate().isZero() ? row.priceWithTax() : row);
        }
        return rows;
    }

    private List<InvoiceLine> lines(List<DocumentLine> priced, DocumentTotals totals) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = 0; i < priced.size(); i++) {
            DocumentLine row = priced.get(i);
            lines.add(new InvoiceLine(
                    i + 1,
                    null,
                    pick(texts),
                    row.quantity(),
                    pick(UNITS),
                    row.withTax() ? DocumentLine.beforeTax(row.unitPrice(), row.tax(), 6) : row.unitPrice(),
                    row.withTax() ? row.unitPrice() : null,
                    totals.lineNets().get(i),
                    "CODE",
                    row.tax(),
                    DAY.withDayOfMonth(1 + random.nextInt(10)),
                    DAY.withDayOfMonth(11 + random.nextInt(10)),
                    null,
                    LineOrigin.NONE));
        }
        return lines;
    }

    private Invoice document(
            List<InvoiceLine> lines,
            DocumentTotals totals,
            PaymentTerms terms,
            List<Installment> parts,
            Rounding rounding) {
        String number = "INV-2026-%06d".formatted(random.nextInt(1_000_000));
        BigDecimal rate = totals.gross().currency().equals(EUR) ? BigDecimal.ONE : new BigDecimal("0.8943");
        return new Invoice(
                InvoiceId.next(),
                number,
                CustomerId.next(),
                null,
                DAY,
                parts.stream().map(Installment::dueOn).min(LocalDate::compareTo).orElse(DAY),
                lines.stream()
                        .map(InvoiceLine::serviceFrom)
                        .min(LocalDate::compareTo)
                        .orElse(DAY),
                lines.stream()
                        .map(InvoiceLine::serviceTo)
                        .max(LocalDate::compareTo)
                        .orElse(DAY),
                totals.net(),
                totals.tax(),
                totals.gross(),
                0,
                rate,
                rounding,
                terms,
                pick(List.of("en", "de", "sv", "es", "fr")),
                CreditorReference.ofBody(number).value(),
                maybe("V-77"),
                maybe("PO 4711/26"),
                party("Stadt Bremen & Söhne", "DE129273398", "28195", "Bremen"),
                party("Nordlicht Beratung GmbH", "DE811907980", "20457", "Hamburg"),
                maybe("Managing director: Ada <Lindqvist>"),
                random.nextInt(8) == 0 ? debited() : null,
                Instant.EPOCH,
                "SYSTEM");
    }

    private static Debited debited() {
        return new Debited(
                InvoiceId.next(), "INV-2025-000007", DAY.minusDays(40), DebitReason.PRICE, "98.00 <agreed> & ordered");
    }

    private Party party(String name, String taxId, String postCode, String city) {
        return new Party(
                name,
                "C-1001",
                taxId,
                "Hafenstraße 12",
                postCode,
                city,
                "DE",
                "rechnung@nordlicht.example",
                "+49 40 123456",
                null,
                maybe("Amtsgericht Hamburg HRB 12345"));
    }

    /** Credits the invoice whole, or one of its taxes in part. */
    MemoFacts memo(InvoiceFacts facts) {
        List<TaxBreakdown> rows =
                facts.taxes().stream().map(InvoiceTax::breakdown).toList();
        Invoice invoice = facts.invoice();
        Money net = rows.stream().map(TaxBreakdown::base).reduce(Money.zero(invoice.currency()), Money::plus);
        Money tax = rows.stream().map(TaxBreakdown::tax).reduce(Money.zero(invoice.currency()), Money::plus);
        var memo = new CreditMemo(
                CreditMemoId.next(),
                invoice.id(),
                "CRN-2026-%06d".formatted(random.nextInt(1_000_000)),
                invoice.customer(),
                DAY.plusDays(4),
                net,
                tax,
                net.plus(tax),
                0,
                "GOODWILL",
                pick(texts),
                Instant.EPOCH,
                "SYSTEM",
                rows);
        return new MemoFacts(memo, invoice, facts.taxes());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }
}

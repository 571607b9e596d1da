package org.tallystick.einvoices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.invoicing.Debited;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.lib.einvoice.model.Delivery;
import org.tallystick.lib.einvoice.model.DocumentTypes;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.EInvoiceBuilder;
import org.tallystick.lib.einvoice.model.Item;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Note;
import org.tallystick.lib.einvoice.model.Period;
import org.tallystick.lib.einvoice.model.PrecedingInvoice;
import org.tallystick.lib.einvoice.model.Price;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.model.References;
import org.tallystick.lib.einvoice.model.Totals;
import org.tallystick.lib.money.Money;

/** An invoice in the terms of EN 16931: exactly the figures that were posted, nothing computed anew. */
final class InvoiceMapping {
    private static final BigDecimal ROUNDING_ALLOWED = new BigDecimal("0.01");

    private final InvoiceFacts facts;
    private final Invoice invoice;
    private final Particulars particulars;
    private final Words words;

    private InvoiceMapping(InvoiceFacts facts, Particulars particulars) {
        this.facts = facts;
        this.invoice = facts.invoice();
        this.particulars = particulars;
        this.words = Words.of(invoice.language());
    }

    static EInvoice of(InvoiceFacts facts, Particulars particulars) {
        return new InvoiceMapping(facts, particulars).map();
    }

    private EInvoice map() {
        boolean outsideVat = TaxMapping.has(facts.taxes(), TaxMapping.OUTSIDE);
        EInvoiceBuilder builder = EInvoice.builder(
                        invoice.number(),
                        invoice.invoiceOn(),
                        invoice.currency().code())
                .profile(particulars.profile())
                .type(type())
                .references(references())
                .payment(PaymentMapping.of(facts, particulars, words))
                .seller(PartyMapping.seller(invoice.seller(), particulars.seller(), outsideVat))
                .buyer(PartyMapping.buyer(invoice.buyer(), particulars.buyer(), outsideVat))
                .delivery(delivery())
                .period(new Period(invoice.serviceFrom(), invoice.serviceTo()))
                .taxCurrency(needsOwnTax() ? particulars.own().code() : null)
                .vat(TaxMapping.breakdown(facts.taxes(), words))
                .totals(totals());
        if (invoice.footer() != null && !invoice.footer().isBlank()) {
            builder.add(Note.of(invoice.footer().strip()));
        }
        if (facts.lines().stream().anyMatch(InvoiceLine::asksForDeposit)) {
            builder.add(Note.of(words.get("note.deposit")));
        }
        InvoiceLine.wholeOf(facts.lines())
                .ifPresent(whole -> builder.add(Note.of(words.get(
                        "share.note",
                        invoice.net().toString(),
                        whole.toString(),
                        whole.minus(invoice.net()).toString()))));
        Debited debited = invoice.debited();
        if (debited != null) {
            builder.add(Note.of(words.get("note.debit", debited.number(), debited.note())));
            builder.add(new PrecedingInvoice(debited.number(), debited.invoiceOn()));
        }
        facts.replaces().forEach(before -> builder.add(new PrecedingInvoice(before.number(), before.invoiceOn())));
        facts.lines().forEach(line -> builder.add(line(line)));
        return builder.build();
    }

    /** XRechnung has no debit notes (BR-DE-17): there it is an invoice that names the one before it. */
    private String type() {
        return invoice.isDebitMemo() && particulars.profile() != Profile.XRECHNUNG
                ? DocumentTypes.DEBIT_NOTE
                : DocumentTypes.INVOICE;
    }

    private References references() {
        return new References(
                particulars.buyer().reference(),
                null,
                invoice.contractNumber(),
                invoice.purchaseOrder(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What goes to another country of the Union says where and when (BR-IC-11, BR-IC-12). */
    private @Nullable Delivery delivery() {
        return TaxMapping.has(facts.taxes(), TaxMapping.WITHIN_UNION)
                ? new Delivery(null, null, invoice.serviceTo(), PartyMapping.address(invoice.buyer()))
                : null;
    }

    private Totals totals() {
        BigDecimal net = invoice.net().toDecimal();
        BigDecimal gross = invoice.gross().toDecimal();
        return new Totals(net, null, null, net, invoice.tax().toDecimal(), taxInOwn(), gross, null, null, gross);
    }

    private boolean needsOwnTax() {
        return !invoice.tax().isZero() && !invoice.currency().equals(particulars.own());
    }

    /** The tax in the currency of the company, at the rate of the invoice (BT-111). */
    private @Nullable BigDecimal taxInOwn() {
        return needsOwnTax()
                ? Money.rounded(
                                invoice.tax().toDecimal().multiply(invoice.rate()),
                                particulars.own(),
                                RoundingMode.HALF_UP)
                        .toDecimal()
                : null;
    }

    /** A price is never negative (BR-27): what is taken off has a negative quantity. */
    private Line line(InvoiceLine line) {
        boolean off = line.unitPrice().signum() < 0;
        BigDecimal quantity = TaxMapping.plain(off ? line.quantity().negate() : line.quantity());
        boolean ownPeriod = !line.serviceFrom().equals(invoice.serviceFrom())
                || !line.serviceTo().equals(invoice.serviceTo());
        BigDecimal net = line.net().toDecimal();
        return Line.of(
                        Integer.toString(line.line()),
                        Item.named(
                                line.deductsDeposit()
                                        ? words.get("line.deduction", line.description())
                                        : line.description().strip()),
                        quantity,
                        Units.codeOf(line.unit()),
                        price(line.unitPrice().abs(), quantity, net, Units.codeOf(line.unit())),
                        TaxMapping.code(line.tax()))
                .net(net)
                .note(note(line))
                .period(ownPeriod ? new Period(line.serviceFrom(), line.serviceTo()) : null)
                .build();
    }

    private @Nullable String note(InvoiceLine line) {
        List<String> notes = new ArrayList<>();
        if (!Units.isKnown(line.unit()) && !line.unit().isBlank()) {
            notes.add(words.get("line.unit", line.unit()));
        }
        if (line.whole() != null) {
            notes.add(words.get("line.share", line.whole().toString()));
        }
        if (line.origin().childName() != null) {
            notes.add(words.get("line.child", line.origin().childName()));
        }
        String order = line.origin().purchaseOrder();
        if (order != null && !order.equals(invoice.purchaseOrder())) {
            notes.add(words.get("line.order", order));
        }
        return notes.isEmpty() ? null : String.join("\n", notes);
    }

    /**
     * Peppol multiplies again and allows two hundredths (R120), whatever the currency. Where rounding to whole yen moves the
     * net by more, the price is given for the whole quantity.
     */
    private static Price price(BigDecimal unitPrice, BigDecimal quantity, BigDecimal net, String unit) {
        BigDecimal moved = quantity.multiply(unitPrice).subtract(net).abs();
        return moved.compareTo(ROUNDING_ALLOWED) <= 0
                ? Price.of(TaxMapping.plain(unitPrice))
                : new Price(TaxMapping.plain(net.abs()), null, null, quantity.abs(), unit);
    }
}

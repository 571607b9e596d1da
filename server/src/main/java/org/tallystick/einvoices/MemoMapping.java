package org.tallystick.einvoices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.einvoice.model.Delivery;
import org.tallystick.lib.einvoice.model.DocumentTypes;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.EInvoiceBuilder;
import org.tallystick.lib.einvoice.model.Item;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Period;
import org.tallystick.lib.einvoice.model.PrecedingInvoice;
import org.tallystick.lib.einvoice.model.Price;
import org.tallystick.lib.einvoice.model.References;
import org.tallystick.lib.einvoice.model.Totals;
import org.tallystick.lib.money.Money;

/** A credit memo in the terms of EN 16931 (type 381): one line for each tax it gives back, and the invoice it credits. */
final class MemoMapping {
    private final CreditMemo memo;
    private final Invoice invoice;
    private final List<InvoiceTax> taxes;
    private final Particulars particulars;
    private final Words words;

    private MemoMapping(MemoFacts facts, Particulars particulars) {
        this.memo = facts.memo();
        this.invoice = facts.invoice();
        this.taxes = facts.taxes();
        this.particulars = particulars;
        this.words = Words.of(invoice.language());
    }

    static EInvoice of(MemoFacts facts, Particulars particulars) {
        return new MemoMapping(facts, particulars).map();
    }

    private EInvoice map() {
        boolean outsideVat = TaxMapping.has(taxes, TaxMapping.OUTSIDE);
        EInvoiceBuilder builder = EInvoice.builder(
                        memo.number(),
                        memo.creditedOn(),
                        memo.gross().currency().code())
                .type(DocumentTypes.CREDIT_NOTE)
                .profile(particulars.profile())
                .references(new References(
                        particulars.buyer().reference(),
                        null,
                        invoice.contractNumber(),
                        invoice.purchaseOrder(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .add(new PrecedingInvoice(invoice.number(), invoice.invoiceOn()))
                .payment(PaymentMapping.of(memo, invoice, words))
                .seller(PartyMapping.seller(invoice.seller(), particulars.seller(), outsideVat))
                .buyer(PartyMapping.buyer(invoice.buyer(), particulars.buyer(), outsideVat))
                .delivery(delivery())
                .period(new Period(invoice.serviceFrom(), invoice.serviceTo()))
                .taxCurrency(needsOwnTax() ? particulars.own().code() : null)
                .vat(TaxMapping.breakdown(taxes, words))
                .totals(totals());
        for (int i = 0; i < taxes.size(); i++) {
            builder.add(line(i + 1, taxes.get(i)));
        }
        return builder.build();
    }

    private @Nullable Delivery delivery() {
        return TaxMapping.has(taxes, TaxMapping.WITHIN_UNION)
                ? new Delivery(null, null, invoice.serviceTo(), PartyMapping.address(invoice.buyer()))
                : null;
    }

    private Totals totals() {
        BigDecimal net = memo.net().toDecimal();
        BigDecimal gross = memo.gross().toDecimal();
        BigDecimal own = needsOwnTax()
                ? Money.rounded(
                                memo.tax().toDecimal().multiply(invoice.rate()),
                                particulars.own(),
                                RoundingMode.HALF_UP)
                        .toDecimal()
                : null;
        return new Totals(net, null, null, net, memo.tax().toDecimal(), own, gross, null, null, gross);
    }

    private boolean needsOwnTax() {
        return !memo.tax().isZero() && !memo.gross().currency().equals(particulars.own());
    }

    private Line line(int number, InvoiceTax tax) {
        BigDecimal base = tax.breakdown().base().toDecimal();
        return Line.of(
                        Integer.toString(number),
                        Item.named(words.get("line.credit", invoice.number(), memo.reason())),
                        base.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE,
                        Units.ONE,
                        Price.of(base.abs()),
                        TaxMapping.code(tax.breakdown().key()))
                .net(base)
                .build();
    }
}

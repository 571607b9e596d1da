package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Line} together; its net follows from the rest unless it is given. */
public final class LineBuilder {
    private final String id;
    private final Item item;
    private final BigDecimal quantity;
    private final String unit;
    private final Price price;
    private final VatCode vat;
    private final List<AllowanceCharge> allowancesAndCharges = new ArrayList<>();
    private @Nullable BigDecimal net;
    private @Nullable String note;
    private @Nullable Identifier invoicedObject;
    private @Nullable String orderLine;
    private @Nullable String buyerAccounting;
    private @Nullable Period period;

    LineBuilder(String id, Item item, BigDecimal quantity, String unit, Price price, VatCode vat) {
        this.id = id;
        this.item = item;
        this.quantity = quantity;
        this.unit = unit;
        this.price = price;
        this.vat = vat;
    }

    public LineBuilder net(BigDecimal value) {
        net = value;
        return this;
    }

    public LineBuilder note(@Nullable String value) {
        note = value;
        return this;
    }

    public LineBuilder invoicedObject(@Nullable Identifier value) {
        invoicedObject = value;
        return this;
    }

    public LineBuilder orderLine(@Nullable String value) {
        orderLine = value;
        return this;
    }

    public LineBuilder buyerAccounting(@Nullable String value) {
        buyerAccounting = value;
        return this;
    }

    public LineBuilder period(@Nullable Period value) {
        period = value;
        return this;
    }

    public LineBuilder add(AllowanceCharge value) {
        allowancesAndCharges.add(value);
        return this;
    }

    /** The line; without a given net it is quantity × price ÷ base quantity − allowances + charges, rounded once. */
    public Line build() {
        BigDecimal sum = net == null ? Sums.lineNet(quantity, price, allowancesAndCharges) : net;
        return new Line(
                id,
                note,
                invoicedObject,
                quantity,
                unit,
                sum,
                orderLine,
                buyerAccounting,
                period,
                allowancesAndCharges,
                price,
                vat,
                item);
    }
}

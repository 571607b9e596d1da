package org.tallystick.lib.einvoice.conversion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.AllowanceCharge;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.VatCode;

/** An invoice as a table: its lines, then the allowances and charges of the document; the sum of {@code net} is its net. */
public final class InvoiceLines {
    private static final List<String> HEADER = List.of(
            "number",
            "issued",
            "currency",
            "line",
            "item",
            "quantity",
            "unit",
            "price",
            "net",
            "vat_category",
            "vat_rate");

    private InvoiceLines() {}

    /** The names of the columns and the rows below them. */
    public static List<List<String>> of(EInvoice invoice) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        invoice.lines().forEach(line -> rows.add(row(invoice, line)));
        invoice.allowancesAndCharges().forEach(part -> rows.add(row(invoice, part)));
        return rows;
    }

    private static List<String> row(EInvoice invoice, Line line) {
        return row(
                invoice,
                line.id(),
                line.item().name(),
                line.quantity(),
                line.unit(),
                line.price().net(),
                line.net(),
                line.vat());
    }

    private static List<String> row(EInvoice invoice, AllowanceCharge part) {
        BigDecimal amount = part.amount() == null || part.charge()
                ? part.amount()
                : part.amount().negate();
        String name = part.reason() == null ? part.reasonCode() : part.reason();
        return row(invoice, part.charge() ? "charge" : "allowance", name, null, null, null, amount, part.vat());
    }

    private static List<String> row(
            EInvoice invoice,
            @Nullable String line,
            @Nullable String item,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal price,
            @Nullable BigDecimal net,
            @Nullable VatCode vat) {
        return List.of(
                text(invoice.number()),
                Objects.toString(invoice.issuedOn(), ""),
                text(invoice.currency()),
                text(line),
                text(item),
                text(quantity),
                text(unit),
                text(price),
                text(net),
                text(vat == null ? null : vat.category()),
                text(vat == null ? null : vat.rate()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}

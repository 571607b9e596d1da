package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.ChargeId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxKey;

/**
 * One position of an invoice (EN 16931 BG-25) and the charge it bills. Where several pay, the net is this payer's part and
 * {@code whole} the net of all of it; quantity and unit price are those of the whole. Where
 * the price was agreed with tax, the unit price is without it, rounded to six decimals.
 */
public record InvoiceLine(
        int line,
        @Nullable ChargeId charge,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        @Nullable BigDecimal priceWithTax,
        Money net,
        String taxCode,
        TaxKey tax,
        LocalDate serviceFrom,
        LocalDate serviceTo,
        @Nullable Money whole,
        LineOrigin origin) {
    /** A line that is asked for in full. */
    public InvoiceLine(
            int line,
            @Nullable ChargeId charge,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            Money net,
            String taxCode,
            TaxKey tax,
            LocalDate serviceFrom,
            LocalDate serviceTo) {
        this(
                line,
                charge,
                description,
                quantity,
                unit,
                unitPrice,
                null,
                net,
                taxCode,
                tax,
                serviceFrom,
                serviceTo,
                null,
                LineOrigin.NONE);
    }

    /** The price as it was agreed, with tax or before. */
    public BigDecimal agreedPrice() {
        return priceWithTax == null ? unitPrice : priceWithTax;
    }

    /** Whether it asks for a deposit, as all lines of a deposit invoice do. */
    public boolean asksForDeposit() {
        return origin.deposit() != null && !net.isNegative();
    }

    /** Whether it deducts a deposit that was invoiced before. */
    public boolean deductsDeposit() {
        return origin.deposit() != null && net.isNegative();
    }

    /** The net of all these lines as a whole; empty where they are no shares. */
    public static Optional<Money> wholeOf(List<InvoiceLine> lines) {
        return lines.stream().allMatch(line -> line.whole() == null)
                ? Optional.empty()
                : lines.stream()
                        .filter(line -> !line.deductsDeposit())
                        .map(line -> line.whole() == null ? line.net() : line.whole())
                        .reduce(Money::plus);
    }

    /** The part of it that one payer is asked for. */
    InvoiceLine share(Money part) {
        return copy(line, part, whole == null ? net : whole, origin.withoutDeposit());
    }

    InvoiceLine numbered(int number) {
        return copy(number, net, whole, origin);
    }

    private InvoiceLine copy(int number, Money amount, @Nullable Money ofWhole, LineOrigin from) {
        return new InvoiceLine(
                number,
                charge,
                description,
                quantity,
                unit,
                unitPrice,
                priceWithTax,
                amount,
                taxCode,
                tax,
                serviceFrom,
                serviceTo,
                ofWhole,
                from);
    }
}

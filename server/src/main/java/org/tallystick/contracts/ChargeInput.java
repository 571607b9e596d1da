package org.tallystick.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * A priced service or good as its source reports it; source and source id together are reported once. What was billed is added
 * up under its service line, or under its description where it names none.
 */
public record ChargeInput(
        CustomerId customer,
        String source,
        String sourceId,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        CurrencyCode currency,
        String taxCode,
        @Nullable String contractNumber,
        @Nullable String purchaseOrder,
        LocalDate serviceFrom,
        LocalDate serviceTo,
        LocalDate billableOn,
        @Nullable String serviceLine,
        @Nullable BigDecimal unitCost) {
    private static final int MAX_DECIMALS = 6;
    private static final int MAX_DIGITS = 13;
    private static final int MAX_TEXT = 1000;
    private static final BigDecimal MOST = new BigDecimal("90000000000");

    /** One that is added up under its description. */
    public ChargeInput(
            CustomerId customer,
            String source,
            String sourceId,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            CurrencyCode currency,
            String taxCode,
            @Nullable String contractNumber,
            @Nullable String purchaseOrder,
            LocalDate serviceFrom,
            LocalDate serviceTo,
            LocalDate billableOn) {
        this(
                customer,
                source,
                sourceId,
                description,
                quantity,
                unit,
                unitPrice,
                currency,
                taxCode,
                contractNumber,
                purchaseOrder,
                serviceFrom,
                serviceTo,
                billableOn,
                null);
    }

    /** One of which nobody said what it cost. */
    public ChargeInput(
            CustomerId customer,
            String source,
            String sourceId,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            CurrencyCode currency,
            String taxCode,
            @Nullable String contractNumber,
            @Nullable String purchaseOrder,
            LocalDate serviceFrom,
            LocalDate serviceTo,
            LocalDate billableOn,
            @Nullable String serviceLine) {
        this(
                customer,
                source,
                sourceId,
                description,
                quantity,
                unit,
                unitPrice,
                currency,
                taxCode,
                contractNumber,
                purchaseOrder,
                serviceFrom,
                serviceTo,
                billableOn,
                serviceLine,
                null);
    }

    public ChargeInput {
        source = required("source", source, 100);
        sourceId = required("source id", sourceId, 200);
        description = required("description", description, MAX_TEXT);
        serviceLine =
                serviceLine == null || serviceLine.isBlank() ? null : required("service line", serviceLine, MAX_TEXT);
        requireNumber("quantity", quantity);
        requireNumber("unit price", unitPrice);
        if (unitCost != null) {
            requireNumber("unit cost", unitCost);
            if (unitCost.signum() < 0) {
                throw Refusal.invalid(
                        "COST_NEGATIVE", "A unit costs nothing or more; leave it empty where it is not known.");
            }
        }
        if (quantity.signum() == 0) {
            throw Refusal.invalid("QUANTITY_ZERO", "The quantity is zero; there is nothing to bill.");
        }
        if (quantity.multiply(unitPrice).abs().compareTo(MOST) > 0) {
            throw Refusal.invalid(
                    "AMOUNT_TOO_LARGE", "Quantity times price is above 90 billion; is a decimal sign missing?");
        }
        if (serviceTo.isBefore(serviceFrom)) {
            throw Refusal.invalid("SERVICE_DATES", "The service ends before it begins; check the two dates.");
        }
        if (!taxCode.matches("[A-Z0-9_-]{1,20}")) {
            throw Refusal.invalid("TAX_CODE_INVALID", "Write the tax code as in the settings, such as STANDARD.");
        }
    }

    /** The same with what one unit cost, in its currency and before tax. */
    public ChargeInput costing(@Nullable BigDecimal cost) {
        return new ChargeInput(
                customer,
                source,
                sourceId,
                description,
                quantity,
                unit,
                unitPrice,
                currency,
                taxCode,
                contractNumber,
                purchaseOrder,
                serviceFrom,
                serviceTo,
                billableOn,
                serviceLine,
                cost);
    }

    /** The same for another customer. */
    public ChargeInput of(CustomerId owner) {
        return new ChargeInput(
                owner,
                source,
                sourceId,
                description,
                quantity,
                unit,
                unitPrice,
                currency,
                taxCode,
                contractNumber,
                purchaseOrder,
                serviceFrom,
                serviceTo,
                billableOn,
                serviceLine,
                unitCost);
    }

    /** Quantity times price, rounded half up to the currency's digits: the net amount of the invoice line. */
    public Money amount() {
        return Money.rounded(quantity.multiply(unitPrice), currency, RoundingMode.HALF_UP);
    }

    private static String required(String what, String text, int longest) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > longest) {
            throw Refusal.invalid(
                    "CHARGE_TEXT", "The " + what + " is missing or longer than " + longest + " characters.");
        }
        return trimmed;
    }

    private static void requireNumber(String what, BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > MAX_DECIMALS || plain.precision() - plain.scale() > MAX_DIGITS) {
            throw Refusal.invalid(
                    "NUMBER_TOO_LONG",
                    "The " + what + " has more than " + MAX_DECIMALS + " decimals or " + MAX_DIGITS
                            + " digits before them.");
        }
    }
}

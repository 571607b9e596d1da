package org.tallystick.workbench.charges;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.workbench.Entered;

/** The fields of a charge as somebody fills them in; without a currency it is the customer's own, without days it is today. */
public record ChargeForm(
        @Nullable String customer,
        @Nullable String description,
        @Nullable String quantity,
        @Nullable String unit,
        @Nullable String unitPrice,
        @Nullable String currency,
        @Nullable String taxCode,
        @Nullable String contractNumber,
        @Nullable String purchaseOrder,
        @Nullable String serviceFrom,
        @Nullable String serviceTo,
        @Nullable String billableOn,
        @Nullable String serviceLine,
        @Nullable String unitCost) {
    /** Charges typed in by hand; the id of the source is the key of the form, so that sending it twice records one. */
    static final String SOURCE = "form";

    static ChargeForm blank(@Nullable String customer, LocalDate today) {
        String day = today.toString();
        return new ChargeForm(customer, null, "1", "h", null, null, null, null, null, day, day, day, null, null);
    }

    CurrencyCode currencyFor(Customer owner) {
        return Entered.text(currency) == null ? owner.profile().currency() : Entered.currency(currency);
    }

    ChargeInput input(Customer owner, String key, LocalDate today) {
        LocalDate from = requireNonNullElse(Entered.date("first day of service", serviceFrom), today);
        return new ChargeInput(
                owner.id(),
                SOURCE,
                key,
                requireNonNullElse(description, ""),
                Entered.number("quantity", quantity),
                requireNonNullElse(Entered.text(unit), "pcs"),
                Entered.number("unit price", unitPrice),
                currencyFor(owner),
                requireNonNullElse(taxCode, "").strip(),
                Entered.text(contractNumber),
                Entered.text(purchaseOrder),
                from,
                requireNonNullElse(Entered.date("last day of service", serviceTo), from),
                requireNonNullElse(Entered.date("first day of billing", billableOn), today),
                Entered.text(serviceLine),
                Entered.text(unitCost) == null ? null : Entered.number("unit cost", unitCost));
    }
}

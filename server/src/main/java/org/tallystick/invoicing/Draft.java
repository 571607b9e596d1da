package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** What a run is going to invoice to one customer, priced but not numbered; or why it waits. */
public record Draft(
        UUID id,
        RunId run,
        CustomerId customer,
        @Nullable String contractNumber,
        @Nullable String purchaseOrder,
        @Nullable LocalDate serviceMonth,
        @Nullable CustomerId child,
        int charges,
        Money net,
        Money tax,
        Money gross,
        State state,
        @Nullable String parkedCode,
        @Nullable String parkedReason,
        @Nullable InvoiceId invoice,
        @Nullable UUID check) {
    public enum State {
        COLLECTED("Collected"),
        READY("Ready"),
        PARKED("Parked"),
        POSTED("Posted"),
        DISCARDED("Discarded");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    Draft ready(int pricedCharges, Money pricedNet, Money pricedTax, Money pricedGross, UUID checked) {
        return new Draft(
                id,
                run,
                customer,
                contractNumber,
                purchaseOrder,
                serviceMonth,
                child,
                pricedCharges,
                pricedNet,
                pricedTax,
                pricedGross,
                State.READY,
                null,
                null,
                null,
                checked);
    }

    /** It could be priced, and waits for a person; what it comes to is known. */
    Draft held(String code, String reason) {
        return parked(charges, net, tax, gross, code, reason, check);
    }

    Draft parked(int pricedCharges, String code, String reason) {
        Money nothing = Money.zero(gross.currency());
        return parked(pricedCharges, nothing, nothing, nothing, code, reason, null);
    }

    private Draft parked(
            int pricedCharges,
            Money pricedNet,
            Money pricedTax,
            Money pricedGross,
            String code,
            String reason,
            @Nullable UUID checked) {
        return new Draft(
                id,
                run,
                customer,
                contractNumber,
                purchaseOrder,
                serviceMonth,
                child,
                pricedCharges,
                pricedNet,
                pricedTax,
                pricedGross,
                State.PARKED,
                code,
                reason,
                null,
                checked);
    }
}

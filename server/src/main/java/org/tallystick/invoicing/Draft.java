package org.tallystick.invoicing;

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
        int charges,
        Money net,
        Money tax,
        Money gross,
        State state,
        @Nullable String parkedCode,
        @Nullable String parkedReason,
        @Nullable InvoiceId invoice) {
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

    Draft ready(int pricedCharges, Money pricedNet, Money pricedTax, Money pricedGross) {
        return new Draft(
                id,
                run,
                customer,
                contractNumber,
                purchaseOrder,
                pricedCharges,
                pricedNet,
                pricedTax,
                pricedGross,
                State.READY,
                null,
                null,
                null);
    }

    Draft parked(int pricedCharges, String code, String reason) {
        Money nothing = Money.zero(gross.currency());
        return new Draft(
                id,
                run,
                customer,
                contractNumber,
                purchaseOrder,
                pricedCharges,
                nothing,
                nothing,
                nothing,
                State.PARKED,
                code,
                reason,
                null);
    }
}

package org.tallystick.documents;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/**
 * A rule: charges of a customer, or of all, whose service ends between two days need a document of a kind before they are
 * billed; by choice only those of one source, or of an amount or more.
 */
public record DocumentRequirement(
        UUID id,
        @Nullable CustomerId customer,
        String kind,
        @Nullable String source,
        @Nullable Money least,
        Scope scope,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {
    /** What one document covers. */
    public enum Scope {
        CHARGE("Each charge"),
        PURCHASE_ORDER("Each purchase order");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    boolean concerns(Billable charge) {
        boolean customers = customer == null || customer.equals(charge.customer());
        boolean sources = source == null || source.equals(charge.source());
        boolean begun = !charge.serviceOn().isBefore(validFrom);
        boolean over = validUntil != null && charge.serviceOn().isAfter(validUntil);
        return customers && sources && begun && !over && isLargeEnough(charge.amount());
    }

    /** An amount says something about charges in its own currency only; the others do not need the document. */
    private boolean isLargeEnough(Money amount) {
        return least == null || (least.currency().equals(amount.currency()) && amount.compareTo(least) >= 0);
    }

    /** What the document would be for; charges without a purchase order need one each. */
    Need needOf(Billable charge) {
        boolean ofOrder = scope == Scope.PURCHASE_ORDER && charge.purchaseOrder() != null;
        String subject = ofOrder ? "order " + charge.purchaseOrder() : "charge " + charge.charge();
        return new Need(new Need.Key(charge.customer(), kind, subject), id, charge, ofOrder);
    }
}

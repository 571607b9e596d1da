package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/**
 * What the rules of {@link Veracity} look at for one payment.
 *
 * @param text what its payer wrote, as it is kept with the payment
 * @param alike payments of the same amount from the same account or under the same name, recorded before
 * @param customer whose it is, when that is known
 * @param named documents that the text names exactly
 * @param elsewhere what it names in another company of the group, when it names nothing here
 * @param explained whether the amount is what the open items named come to, all of them the customer's or the group's
 * @param duplicateDays how far apart the same payment may come twice, by the company's policy
 */
record PaymentFacts(
        PaymentId payment,
        Money amount,
        LocalDate receivedOn,
        @Nullable String text,
        @Nullable String payerName,
        @Nullable String payerAccount,
        List<Alike> alike,
        @Nullable Known customer,
        List<Named> named,
        @Nullable Elsewhere elsewhere,
        boolean explained,
        int duplicateDays) {
    PaymentFacts {
        alike = List.copyOf(alike);
        named = List.copyOf(named);
    }

    PaymentFacts withExplanation() {
        return new PaymentFacts(
                payment,
                amount,
                receivedOn,
                text,
                payerName,
                payerAccount,
                alike,
                customer,
                named,
                elsewhere,
                true,
                duplicateDays);
    }

    /** A payment that may be the same one. */
    record Alike(
            PaymentId payment,
            String number,
            LocalDate receivedOn,
            @Nullable String text) {}

    /** An open item of another company of the group. */
    record Elsewhere(String number, String company) {}

    /** A document, the day it was issued, and what its installments were in all. */
    record Named(String number, LocalDate issuedOn, List<Money> installments) {
        Named {
            installments = List.copyOf(installments);
        }
    }

    /**
     * What is known of a customer from before.
     *
     * @param family the customer and everybody in the group
     * @param names of the customer and the group, and those earlier payments came under
     * @param accounts the customer's earlier payments came from, and this payment's when it has paid for the group
     * @param accountOfStranger whether this payment's account has paid only for customers outside the group
     * @param amounts of earlier payments in the same currency, minor units
     * @param owed everything the group owes in the currency, what this payment settled included
     */
    record Known(
            Set<CustomerId> family,
            Set<String> names,
            Set<String> accounts,
            boolean accountOfStranger,
            List<Long> amounts,
            Money owed) {
        Known {
            family = Set.copyOf(family);
            names = Set.copyOf(names);
            accounts = Set.copyOf(accounts);
            amounts = List.copyOf(amounts);
        }
    }
}

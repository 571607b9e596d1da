package org.tallystick.debits;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.Network;

/** What a payer is told before a debit: amount, day, mandate, who collects (by the id of its network), and for which items. */
public record DebitNotice(
        Debit debit,
        LocalDate collectOn,
        Mandate mandate,
        @Nullable String creditor,
        List<Item> items) {
    public DebitNotice {
        items = List.copyOf(items);
    }

    /** A document that is collected, in whole or in part. */
    public record Item(String number, LocalDate dueOn, Money amount) {}

    public Network network() {
        return mandate.scheme().network();
    }

    /** By what mails, lists and file names call it. */
    public String number() {
        return debit.mandateReference() + " " + collectOn;
    }
}

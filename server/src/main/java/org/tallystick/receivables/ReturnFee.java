package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.UUID;
import org.tallystick.lib.money.Money;

/** What a returned payment cost the customer: an open item of its own, under this number. */
public record ReturnFee(UUID id, String number, LocalDate chargedOn, Money net, Money tax) {
    public Money gross() {
        return net.plus(tax);
    }
}

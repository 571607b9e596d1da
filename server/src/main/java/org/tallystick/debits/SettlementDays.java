package org.tallystick.debits;

import java.time.LocalDate;
import org.tallystick.lib.bankfiles.nacha.FedDays;
import org.tallystick.payments.Network;

/** On which days a network moves money. */
final class SettlementDays {
    private SettlementDays() {}

    static boolean isOpen(Network network, LocalDate day) {
        return switch (network) {
            case SEPA -> TargetDays.isOpen(day);
            case ACH -> FedDays.isOpen(day);
        };
    }

    /** The day itself, or the next one on which the network moves money. */
    static LocalDate onOrAfter(Network network, LocalDate day) {
        return switch (network) {
            case SEPA -> TargetDays.onOrAfter(day);
            case ACH -> FedDays.onOrAfter(day);
        };
    }
}

package org.tallystick.payments;

import java.util.Arrays;
import java.util.Set;

/** Why money goes back, in classes, whatever code the bank has for it (ISO 20022 external return reasons, NACHA R-codes). */
public enum ReturnReason {
    FUNDS("Not enough money", Set.of("AM04", "R01", "R09", "CHECK")),
    ACCOUNT(
            "The account cannot be debited",
            Set.of(
                    "AC01", "AC04", "AC06", "AC13", "AG01", "MD07", "R02", "R03", "R04", "R12", "R13", "R14", "R15",
                    "R16", "R20")),
    MANDATE("No authority", Set.of("MD01", "MD02", "R05", "R07", "R10", "R11", "R29", "R51")),
    REFUSED("Refused by the payer", Set.of("MD06", "MS02", "SL01", "R08", "R38", "CHARGEBACK")),
    /** The payer has nothing to do with it. */
    BANK(
            "The bank's own reason",
            Set.of(
                    "AM05", "CNOR", "DNOR", "FOCR", "RC01", "RR01", "RR02", "RR03", "RR04", "TM01", "R06", "R17",
                    "R31")),
    OTHER("Another reason, or none given", Set.of());

    private final String title;
    private final Set<String> codes;

    ReturnReason(String title, Set<String> codes) {
        this.title = title;
        this.codes = codes;
    }

    public String title() {
        return title;
    }

    /** The class of a bank's code; what is not known is {@code OTHER}. */
    public static ReturnReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.codes.contains(code))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether the same mandate must not be tried again before somebody looked at it. */
    public boolean forbidsAnotherTry() {
        return switch (this) {
            case ACCOUNT, MANDATE, REFUSED -> true;
            case FUNDS, BANK, OTHER -> false;
        };
    }
}

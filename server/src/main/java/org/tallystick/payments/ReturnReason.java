package org.tallystick.payments;

/** Why money goes back, in classes, whatever code the bank has for it. */
public enum ReturnReason {
    FUNDS("Not enough money"),
    ACCOUNT("The account cannot be debited"),
    MANDATE("No authority"),
    REFUSED("Refused by the payer"),
    /** The payer has nothing to do with it. */
    BANK("The bank's own reason"),
    OTHER("Another reason, or none given");

    private final String title;

    ReturnReason(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The class of a code: ISO 20022 external return reasons, NACHA R-codes, and two words of our own. */
    public static ReturnReason of(String code) {
        return switch (code) {
            case "AM04", "R01", "R09", "CHECK" -> FUNDS;
            case "AC01", "AC04", "AC06", "AC13", "AG01", "MD07" -> ACCOUNT;
            case "R02", "R03", "R04", "R12", "R13", "R14", "R15", "R16", "R20", "R28", "R34" -> ACCOUNT;
            case "MD01", "MD02", "R05", "R07", "R10", "R11", "R29", "R51" -> MANDATE;
            case "MD06", "MS02", "SL01", "R08", "R38", "CHARGEBACK" -> REFUSED;
            case "AM05", "CNOR", "DNOR", "FOCR", "RC01", "RR01", "RR02", "RR03", "RR04", "TM01" -> BANK;
            case "R06", "R17", "R18", "R19", "R24", "R25", "R26", "R27", "R31", "R32" -> BANK;
            default -> OTHER;
        };
    }

    /** Whether the same mandate must not be tried again before somebody looked at it. */
    public boolean forbidsAnotherTry() {
        return switch (this) {
            case ACCOUNT, MANDATE, REFUSED -> true;
            case FUNDS, BANK, OTHER -> false;
        };
    }
}

package org.tallystick.lib.matching;

/** The ladder, in the order in which it is tried. Changed code or parameters are a new version. */
public enum Rule {
    STRUCTURED("CA-1", true),
    NUMBERS("CA-2", true),
    FUZZY("CA-3", false),
    WEAK("CA-4", false),
    COMPLETION("CA-5", false),
    RESIDUAL("CA-6", false),
    /** CA-6 with one damaged number that stands alone among all numbers of the payer. */
    RESIDUAL_FUZZY("CA-6F", false),
    AMOUNT("CA-7", false),
    /** CA-7 for the open amount less the early-payment discount. */
    AMOUNT_DISCOUNT("CA-7D", false),
    STRUCTURE("CA-8", false),
    SUBSET("CA-9", false);

    private final String id;
    private final boolean promotedFromStart;

    Rule(String id, boolean promotedFromStart) {
        this.id = id;
        this.promotedFromStart = promotedFromStart;
    }

    public String id() {
        return id;
    }

    public int version() {
        return 1;
    }

    /** True when a new company posts by it at once. */
    public boolean promotedFromStart() {
        return promotedFromStart;
    }

    /** True when the rule rests on amounts rather than on references to all items. */
    boolean restsOnAmounts() {
        return switch (this) {
            case COMPLETION, AMOUNT, AMOUNT_DISCOUNT, STRUCTURE, SUBSET -> true;
            case STRUCTURED, NUMBERS, FUZZY, WEAK, RESIDUAL, RESIDUAL_FUZZY -> false;
        };
    }

    /** True when text that was not understood forbids posting. */
    boolean mindsResidue() {
        return this != STRUCTURED && this != NUMBERS && this != FUZZY && this != WEAK;
    }
}

package org.tallystick.lib.matching;

/** The ladder, in the order in which it is tried. Changed code or parameters are a new version. */
public enum Rule {
    STRUCTURED("CA-1", 1, true),
    NUMBERS("CA-2", 1, true),
    FUZZY("CA-3", 2, false),
    WEAK("CA-4", 1, false),
    COMPLETION("CA-5", 2, false),
    RESIDUAL("CA-6", 2, false),
    /** CA-6 with damaged numbers, each of which stands alone among all numbers of the payer. */
    RESIDUAL_FUZZY("CA-6F", 2, false),
    AMOUNT("CA-7", 2, false),
    /** CA-7 for the open amount less the early-payment discount. */
    AMOUNT_DISCOUNT("CA-7D", 2, false),
    STRUCTURE("CA-8", 2, false),
    SUBSET("CA-9", 2, false);

    private final String id;
    private final int version;
    private final boolean promotedFromStart;

    Rule(String id, int version, boolean promotedFromStart) {
        this.id = id;
        this.version = version;
        this.promotedFromStart = promotedFromStart;
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
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

    /** True when the same amount coming again shortly after forbids posting: the text does not say for sure what is paid. */
    boolean mindsRepetition() {
        return restsOnAmounts() || this == RESIDUAL_FUZZY;
    }

    /** True when text that was not understood forbids posting. */
    boolean mindsResidue() {
        return this != STRUCTURED && this != NUMBERS && this != FUZZY && this != WEAK;
    }
}

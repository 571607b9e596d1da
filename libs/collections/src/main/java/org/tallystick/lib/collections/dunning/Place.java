package org.tallystick.lib.collections.dunning;

/** What becomes of an item in a run, and why. */
public enum Place {
    /** It reaches a level: it is a reason for the notice. */
    STEPS("reaches its level"),
    /** It is listed in the notice of others, at the level it has. */
    LISTED("is listed with the others"),
    /** A credit that is taken off. */
    CREDITED("is taken off"),
    NOT_DUE("is not due"),
    SETTLED("is settled"),
    SUSPENDED("is suspended"),
    RESERVED("has a payment under way"),
    WAITING("waits in an earlier notice"),
    LEVEL_NOT_REACHED("has not reached its next level"),
    TOO_SOON("had a notice a short time ago"),
    ALL_LEVELS_SENT("had its last level"),
    BELOW_TOLERANCE("is too little for a notice"),
    COVERED_BY_CREDIT("is covered by credits of the customer"),
    CLOSED_DAY("is not demanded on a closed day"),
    EXCLUDED("belongs to a customer who is not dunned"),
    NO_LEVELS("belongs to a policy without levels");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /** What a sentence about the item says. */
    public String words() {
        return words;
    }

    public boolean isIn() {
        return this == STEPS || this == LISTED || this == CREDITED;
    }
}

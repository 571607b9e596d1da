package org.tallystick.lib.matching;

/** What keeps a proposal from being posted. */
public enum Guard {
    UNIQUENESS("G1"),
    NEAR_MISS("G2"),
    COMBINATION("G4"),
    RESIDUE("G5"),
    CONFLICT("G6"),
    PAYER("G7"),
    LIMIT("G8"),
    EFFORT("G10"),
    /** The rule is not promoted. */
    NOT_PROMOTED("NP");

    private final String id;

    Guard(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}

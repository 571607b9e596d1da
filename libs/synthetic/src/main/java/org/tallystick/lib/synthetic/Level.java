package org.tallystick.lib.synthetic;

/** How much gets lost between the payer's ledger and the bank line; shares per mille. */
enum Level {
    N0(0, 1000, 0, 0, 60, 1000, 0, 45),
    N1(1, 730, 60, 150, 150, 900, 35, 60),
    N2(2, 430, 170, 325, 240, 800, 100, 85),
    N3(3, 165, 370, 410, 270, 640, 125, 105);

    /** From 0 to 3. */
    final int noise;
    /** Of the lines: references complete; missing; damaged. The rest names orders. */
    final int complete;

    final int missing;
    final int damaged;
    /** The amount differs from the items. */
    final int differs;
    /** The payer's account is in the master data. */
    final int known;
    /** Paid by the head of the group or somebody else. */
    final int others;
    /** There is nothing to apply. */
    final int nothing;

    Level(int noise, int complete, int missing, int damaged, int differs, int known, int others, int nothing) {
        this.noise = noise;
        this.complete = complete;
        this.missing = missing;
        this.damaged = damaged;
        this.differs = differs;
        this.known = known;
        this.others = others;
        this.nothing = nothing;
    }
}

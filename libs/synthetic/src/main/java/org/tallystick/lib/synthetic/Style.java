package org.tallystick.lib.synthetic;

/** How the payer writes what is paid. */
enum Style {
    REFERENCE,
    FULL,
    BARE,
    SUFFIX,
    ORDER,
    TYPO,
    WRONG,
    ABBREVIATED,
    CUT,
    GLUED,
    PARTIAL,
    NONE;

    /** For one line, as often as the level says; some styles need several documents. */
    static Style draw(Dice dice, Level level, int documents, boolean referenced) {
        int rest = Math.max(0, 1000 - level.complete - level.missing - level.damaged);
        Style style = switch (dice.weighted(level.complete, level.missing, level.damaged, rest)) {
            case 0 -> referenced && documents == 1 && dice.perMille(500) ? REFERENCE : dice.perMille(700) ? FULL : BARE;
            case 1 -> NONE;
            case 2 -> damaged(dice, documents);
            default -> ORDER;
        };
        return style;
    }

    private static Style damaged(Dice dice, int documents) {
        return documents == 1
                ? new Style[] {SUFFIX, TYPO, WRONG, CUT}[dice.weighted(350, 450, 80, 120)]
                : new Style[] {SUFFIX, TYPO, WRONG, CUT, ABBREVIATED, GLUED, PARTIAL}
                        [dice.weighted(150, 200, 40, 110, 200, 150, 150)];
    }
}

package org.tallystick.insights;

import org.tallystick.lib.money.Money;

/** One sum of the aging statement: what is open in one bucket (or of one age in days), credited, or unapplied. */
record AgingFigure(Kind kind, int bucket, Money amount, long items) {
    enum Kind {
        OPEN,
        CREDIT,
        UNAPPLIED
    }
}

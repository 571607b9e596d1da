package org.tallystick.lib.x12.element;

import java.math.BigDecimal;

/** A count with what it means (QTY). */
public record Quantity(String qualifier, BigDecimal count) {
    public Quantity {
        count = plain(count);
    }

    /** The same number without zeros behind its last decimal, so that equal numbers are equal. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

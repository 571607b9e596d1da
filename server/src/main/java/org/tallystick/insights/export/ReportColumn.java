package org.tallystick.insights.export;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * A column of a report: its name in files (stable, camel case), its title for people, what its cells hold, and whether it
 * is added up.
 */
public record ReportColumn(String name, String title, Type type, boolean summed) {
    /** What a cell holds, unless it is empty. */
    public enum Type {
        /** A {@code String}. */
        TEXT,
        /** A {@code Money}. */
        AMOUNT,
        /** A {@code LocalDate}. */
        DATE,
        /** A {@code BigDecimal}, {@code Long} or {@code Integer}. */
        NUMBER
    }

    public static ReportColumn text(String name, String title) {
        return new ReportColumn(name, title, Type.TEXT, false);
    }

    public static ReportColumn date(String name, String title) {
        return new ReportColumn(name, title, Type.DATE, false);
    }

    public static ReportColumn number(String name, String title) {
        return new ReportColumn(name, title, Type.NUMBER, false);
    }

    /** An amount that is not added up, such as a running balance. */
    public static ReportColumn amount(String name, String title) {
        return new ReportColumn(name, title, Type.AMOUNT, false);
    }

    /** An amount with a total per currency. */
    public static ReportColumn sum(String name, String title) {
        return new ReportColumn(name, title, Type.AMOUNT, true);
    }

    /** The cell, checked: a report that puts a number where it promised a date is a bug. */
    @Nullable
    Object checked(@Nullable Object cell) {
        if (cell != null && !fits(cell)) {
            throw new IllegalStateException(cell.getClass() + " in column " + name + " of " + type);
        }
        return cell;
    }

    private boolean fits(Object cell) {
        return switch (type) {
            case TEXT -> cell instanceof String;
            case AMOUNT -> cell instanceof Money;
            case DATE -> cell instanceof LocalDate;
            case NUMBER -> cell instanceof Number;
        };
    }
}

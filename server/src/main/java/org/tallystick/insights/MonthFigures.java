package org.tallystick.insights;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * A month in one currency: billed with tax less credit memos, collected less returns and refunds, and what was open (before unapplied
 * payments) and overdue at its end. The DSO is the simple one over this month and the two before.
 */
public record MonthFigures(
        YearMonth month,
        Money billed,
        Money collected,
        Money open,
        Money overdue,
        @Nullable BigDecimal dso) {}

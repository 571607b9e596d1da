package org.tallystick.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.kpi.KpiDefinition;

/**
 * One key figure of one currency with the formula it follows and the inputs it was computed from. It has no value when its
 * denominator is not positive.
 */
public record KeyFigure(
        KpiDefinition definition,
        CurrencyCode currency,
        @Nullable BigDecimal value,
        List<Input> inputs,
        LocalDate from,
        LocalDate asOf) {
    public KeyFigure {
        inputs = List.copyOf(inputs);
    }

    /** A figure that went in, and the page of the company that shows what it is made of; empty where there is none. */
    public record Input(String title, BigDecimal value, String path) {}

    public Optional<BigDecimal> known() {
        return Optional.ofNullable(value);
    }
}

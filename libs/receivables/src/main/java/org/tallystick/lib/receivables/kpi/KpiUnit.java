package org.tallystick.lib.receivables.kpi;

/** What a key figure is counted in. */
public enum KpiUnit {
    DAYS,
    PERCENT,
    TIMES,
    MONEY
}

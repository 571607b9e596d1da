package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void figuresStandRightAligned() {
        var table = new Table("customer", ">open", "currency")
                .row("Acme Corp", "1200.00", "EUR")
                .row("Ada", "7.50", "USD");

        assertThat(table).hasToString("""
                customer      open  currency
                Acme Corp  1200.00  EUR
                Ada           7.50  USD
                """);
    }

    @Test
    void everyRowHasACellForEachColumn() {
        var table = new Table("customer", "open");

        assertThatThrownBy(() -> table.row("Ada")).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.tallystick.lib.einvoice.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while the checks go through an invoice. */
final class Sheet {
    private static final int DECIMALS = 2;

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void must(boolean right, String rule, String field, String... arguments) {
        if (!right) {
            faults.add(new Fault(rule, true, field, List.of(arguments)));
        }
    }

    void should(boolean right, String rule, String field, String... arguments) {
        if (!right) {
            faults.add(new Fault(rule, false, field, List.of(arguments)));
        }
    }

    void present(@Nullable Object value, String rule, String field) {
        must(value != null, rule, field);
    }

    /** At most two decimals, zeros at the end included: the rules count digits. */
    void decimals(@Nullable BigDecimal amount, String rule, String field) {
        must(amount == null || amount.scale() <= DECIMALS, rule, field, String.valueOf(amount));
    }

    void code(@Nullable String code, CodeList list, String rule, String field) {
        must(code == null || list.holds(code), rule, field, String.valueOf(code), list.title());
    }
}

package org.tallystick.statements;

import java.util.Optional;

/** Which statements of account a customer wants. */
public enum StatementChoice {
    AS_COMPANY("As the company sends them"),
    ACTIVITY("Activity"),
    DETAILED("Detailed"),
    OUTSTANDING("Outstanding"),
    NONE("No statements");

    private final String title;

    StatementChoice(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Empty for a customer who wants none. */
    Optional<StatementStyle> style(StatementStyle ofCompany) {
        return switch (this) {
            case AS_COMPANY -> Optional.of(ofCompany);
            case ACTIVITY -> Optional.of(StatementStyle.ACTIVITY);
            case DETAILED -> Optional.of(StatementStyle.DETAILED);
            case OUTSTANDING -> Optional.of(StatementStyle.OUTSTANDING);
            case NONE -> Optional.empty();
        };
    }
}

package org.tallystick.scrubber;

/** What a rule is about; its code begins with the group's digit. */
public enum RuleGroup {
    SELLER('1', "Who bills"),
    BUYER('2', "Who is billed"),
    TAX('3', "Tax"),
    TOTALS('4', "Sums"),
    TEXT('5', "Lines and texts"),
    DUPLICATE('6', "Billed before"),
    DATES('7', "Dates"),
    HISTORY('8', "Against history"),
    ORDER('9', "Orders and contracts");

    private final char digit;
    private final String title;

    RuleGroup(char digit, String title) {
        this.digit = digit;
        this.title = title;
    }

    public String title() {
        return title;
    }

    boolean holds(String code) {
        return code.startsWith("SCR-" + digit);
    }
}

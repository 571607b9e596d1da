package org.tallystick.scrubber;

/** What a finding of a rule does to a draft; each is stronger than the one before. */
public enum Severity {
    OFF("Off", "The rule is not asked."),
    INFO("Note", "It is shown and counted; nothing waits for it."),
    WARN("Warning", "The draft waits until somebody acknowledges it with a reason, or mends it."),
    BLOCK("Error", "The draft waits until it is mended.");

    private final String title;
    private final String meaning;

    Severity(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    public boolean isBelow(Severity other) {
        return compareTo(other) < 0;
    }
}

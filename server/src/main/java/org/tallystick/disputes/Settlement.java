package org.tallystick.disputes;

/** How what was accepted is taken off what is owed. */
public enum Settlement {
    CREDIT_MEMO("Credit memo"),
    WRITE_OFF("Write-off");

    private final String title;

    Settlement(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

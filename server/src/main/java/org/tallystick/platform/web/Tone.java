package org.tallystick.platform.web;

/** What a badge, a figure or an event of a timeline says by colour, always beside words that say the same. */
public enum Tone {
    NEUTRAL("tone-neutral"),
    GOOD("tone-good"),
    WARN("tone-warn"),
    BAD("tone-bad"),
    INFO("tone-info");

    private final String style;

    Tone(String style) {
        this.style = style;
    }

    /** The class of the style sheet. */
    public String style() {
        return style;
    }
}

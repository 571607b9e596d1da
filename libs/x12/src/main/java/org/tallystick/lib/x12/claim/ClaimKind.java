package org.tallystick.lib.x12.claim;

/** What kind of provider a claim is from, as the version of its guide says. */
public enum ClaimKind {
    PROFESSIONAL("005010X222A1"),
    INSTITUTIONAL("005010X223A2"),
    DENTAL("005010X224A2");

    private final String version;

    ClaimKind(String version) {
        this.version = version;
    }

    /** The version of the guide that is written (ST03, GS08). */
    public String version() {
        return version;
    }

    /** By the guides of 004010 and 005010; professional where the version says nothing. */
    static ClaimKind of(String version) {
        if (version.contains("X223") || version.contains("X096")) {
            return INSTITUTIONAL;
        }
        return version.contains("X224") || version.contains("X097") ? DENTAL : PROFESSIONAL;
    }
}

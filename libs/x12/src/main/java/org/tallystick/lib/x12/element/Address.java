package org.tallystick.lib.x12.element;

/** Where a party lives or sits (N3, N4). */
public record Address(String line1, String line2, String city, String state, String zip, String country) {
    /** One of which nothing is known. */
    public static final Address NONE = new Address("", "", "", "", "", "");

    public boolean isEmpty() {
        return equals(NONE);
    }
}

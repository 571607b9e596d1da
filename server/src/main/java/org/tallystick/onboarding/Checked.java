package org.tallystick.onboarding;

/** What can be said of an item without asking anybody outside. */
public sealed interface Checked {
    String sentence();

    /** It is right as far as digits and form go; the value is what was looked at. */
    record Right(String value, String sentence) implements Checked {}

    /** It cannot be settled like this; the sentence names the fix. */
    record Wrong(String code, String sentence) implements Checked {}

    /** A person has to judge it. */
    record Unknown(String value, String sentence) implements Checked {}
}

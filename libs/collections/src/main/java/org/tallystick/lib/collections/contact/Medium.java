package org.tallystick.lib.collections.contact;

import java.util.EnumSet;
import java.util.Set;

/** A way to reach somebody. */
public enum Medium {
    CALL,
    EMAIL,
    SMS,
    POST;

    /** What is read when the reader wants to: hours bind it only where a pack says so. */
    public static final Set<Medium> ELECTRONIC = Set.copyOf(EnumSet.of(EMAIL, SMS));

    /** What rings or lights up at the moment it is made. */
    public static final Set<Medium> IMMEDIATE = Set.copyOf(EnumSet.of(CALL, EMAIL, SMS));

    public static final Set<Medium> ALL = Set.copyOf(EnumSet.allOf(Medium.class));
}

package org.tallystick.lib.claims;

import java.util.ArrayList;
import java.util.List;

/** Where a check saw what its edit forbids. */
final class Hits {
    private final List<Hit> found = new ArrayList<>();

    /**
     * A place.
     *
     * @param element 0 for the whole segment
     * @param seen a sentence without anything of the patient
     * @param severity another one than the edit's, or empty
     */
    record Hit(Piece piece, int element, String seen, String severity) {}

    void at(Piece piece, int element, String seen) {
        found.add(new Hit(piece, element, seen, ""));
    }

    void warn(Piece piece, int element, String seen) {
        found.add(new Hit(piece, element, seen, "W"));
    }

    List<Hit> found() {
        return List.copyOf(found);
    }
}

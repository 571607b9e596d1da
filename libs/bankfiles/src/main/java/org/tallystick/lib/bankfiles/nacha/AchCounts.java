package org.tallystick.lib.bankfiles.nacha;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a reader has counted so far, whatever is wrong with the file.
 *
 * @param records lines that are not blank, filler included
 * @param entryHash over all entries, its last ten digits
 * @param control the first file control
 */
public record AchCounts(
        long records,
        long entries,
        long addenda,
        SortedSet<String> addendaTypes,
        SortedSet<String> secCodes,
        long entryHash,
        AchFileControl control) {
    public AchCounts {
        addendaTypes = Collections.unmodifiableSortedSet(new TreeSet<>(addendaTypes));
        secCodes = Collections.unmodifiableSortedSet(new TreeSet<>(secCodes));
    }
}

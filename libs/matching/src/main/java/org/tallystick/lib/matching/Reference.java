package org.tallystick.lib.matching;

import org.tallystick.lib.matching.Book.Spelling;

/** A document named in the text: what stands there, where, and how it names the document. */
record Reference(Entry entry, Spelling spelling, String token, int offset) {
    private static final int SURE = 7;

    /** True when the token cannot easily be anything else. */
    boolean isStrong() {
        return switch (spelling) {
            case REFERENCE, NUMBER -> true;
            case BARE, ORDER -> token.length() >= SURE;
            case TAIL -> false;
        };
    }
}

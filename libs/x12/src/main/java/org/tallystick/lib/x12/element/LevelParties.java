package org.tallystick.lib.x12.element;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parties of a transaction by the levels they stand on: 20 the source of information, 21 who receives it, 19 the
 * provider, 22 the subscriber, 23 or PT the patient.
 */
public final class LevelParties {
    private static final List<String> FROM_ABOVE = List.of("20", "21", "19", "22", "23", "PT", "EV", "SS");

    private final Map<String, Party> parties = new HashMap<>();
    private @Nullable PartyDraft open;
    private String level = "";
    private @Nullable LocalDate born;
    private String sex = "";

    public void begin() {
        parties.clear();
        open = null;
        enter("");
    }

    /** HL: whoever stood on this level and below it is gone. */
    public void enter(String code) {
        close();
        int depth = FROM_ABOVE.indexOf(code);
        if (depth >= 0) {
            FROM_ABOVE.subList(depth, FROM_ABOVE.size()).forEach(parties::remove);
        }
        level = code;
        born = null;
        sex = "";
    }

    public String level() {
        return level;
    }

    /** Takes what names and describes the party of the level; false for a segment that does not. */
    public boolean take(Elements read) {
        if (read.is("NM1")) {
            close();
            PartyDraft draft = PartyDraft.of(read);
            if (born != null || !sex.isEmpty()) {
                draft.born(born, sex);
            }
            open = draft;
            return true;
        }
        if (read.is("DMG") && open == null) {
            born = read.day(2);
            sex = read.text(3);
            return true;
        }
        return open != null && open.take(read);
    }

    /** The first party of a level is the one that matters. */
    private void close() {
        if (open != null) {
            parties.putIfAbsent(level, open.done());
            open = null;
        }
    }

    /** Who stands on a level above, or on this one. */
    public Optional<Party> at(String code) {
        close();
        return Optional.ofNullable(parties.get(code));
    }

    /** The same, or one of whom only the role is known. */
    public Party at(String code, String role) {
        return at(code).orElseGet(() -> Party.unknown(role));
    }
}

package org.tallystick.lib.x12.guide;

import java.util.List;
import java.util.Optional;

/** The guides that Tallystick knows, all of version 005010. */
public final class Guides {
    private static final List<Guide> ALL =
            List.of("835", "837P", "837I", "270", "271", "276", "277", "277CA", "997", "999").stream()
                    .map(name -> GuideParser.parse(GuideText.guide(name)))
                    .toList();

    private Guides() {}

    /**
     * The guide of a transaction by ST01 and ST03, or GS08 where that is empty; the letter and digit that versions of a guide
     * end with do not matter.
     */
    public static Optional<Guide> of(String type, String version) {
        return ALL.stream()
                .filter(guide -> guide.type().equals(type) && version.startsWith(guide.version()))
                .findFirst();
    }

    public static List<Guide> all() {
        return ALL;
    }
}

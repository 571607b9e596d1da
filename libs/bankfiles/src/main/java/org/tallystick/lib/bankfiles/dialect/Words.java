package org.tallystick.lib.bankfiles.dialect;

import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of one dialect and what they mean, from {@code mt940.properties}. */
final class Words {
    private static final ResourceBundle DATA = ResourceBundle.getBundle("org.tallystick.lib.bankfiles.dialect.mt940");
    private static final String RETURNS = "gvc.returns";

    private final Map<String, Role> roles = new HashMap<>();

    Words(String dialect) {
        for (String key : DATA.keySet()) {
            if (key.startsWith(dialect + ".") && !key.equals(RETURNS)) {
                roles.put(key.substring(dialect.length() + 1), Role.of(DATA.getString(key)));
            }
        }
    }

    /** The business transactions that bring money back. */
    static Set<String> returns() {
        return Set.of(DATA.getString(RETURNS).split(" ", -1));
    }

    Role role(String word) {
        return roles.getOrDefault(word, Role.OTHER);
    }

    boolean contains(String word) {
        return roles.containsKey(word);
    }

    /** Finds any of the words between two texts. */
    Pattern pattern(String before, String after) {
        return Pattern.compile(
                roles.keySet().stream().sorted().collect(Collectors.joining("|", before + "(", ")" + after)));
    }
}

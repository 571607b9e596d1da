package org.tallystick.lib.x12.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Party;

/** Keys of a document in the order they are put; what is not known is left out. */
final class Keys {
    private final Map<String, Object> map = new LinkedHashMap<>();

    Keys put(String key, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            map.put(key, value);
        }
        return this;
    }

    Keys put(String key, @Nullable Money amount) {
        return put(key, (Object) (amount == null ? null : amount.toPlainString()));
    }

    /** Also when it is empty. */
    Keys list(String key, List<?> values) {
        map.put(key, values);
        return this;
    }

    Keys some(String key, List<?> values) {
        return values.isEmpty() ? this : list(key, values);
    }

    Map<String, Object> done() {
        return map;
    }

    /** The name of an organisation or of a person. */
    static String name(@Nullable Party party) {
        if (party == null) {
            return "";
        }
        return party.first().isEmpty() ? party.name() : party.first() + " " + party.name();
    }
}

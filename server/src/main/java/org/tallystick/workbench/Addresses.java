package org.tallystick.workbench;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and changes single fields of an address's query; the rest of it stays as it was. */
final class Addresses {
    private Addresses() {}

    static String with(String path, @Nullable String query, String name, @Nullable String value) {
        List<String> pairs = new ArrayList<>(pairs(query));
        pairs.removeIf(pair -> name(pair).equals(name));
        if (value != null) {
            pairs.add(encode(name) + "=" + encode(value));
        }
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    static String field(@Nullable String query, String name) {
        return pairs(query).stream()
                .filter(pair -> name(pair).equals(name) && pair.contains("="))
                .map(pair -> decode(pair.substring(pair.indexOf('=') + 1)))
                .findFirst()
                .orElse("");
    }

    private static List<String> pairs(@Nullable String query) {
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return decode(equals < 0 ? pair : pair.substring(0, equals));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // somebody typed a stray percent sign
        }
    }
}

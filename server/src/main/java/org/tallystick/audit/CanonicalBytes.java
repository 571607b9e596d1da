package org.tallystick.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one way an event becomes bytes: a JSON object in the form of RFC 8785 whose values are strings or objects of strings.
 * Written once, hashed once, never rendered again.
 */
final class CanonicalBytes {
    private CanonicalBytes() {}

    static byte[] of(SortedMap<String, ?> fields) {
        var json = new StringBuilder();
        write(json, fields);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 6962 §2.1: SHA-256 over a zero byte and the leaf. */
    static byte[] leafHash(byte[] canonical) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return digest.digest(canonical);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }

    /** Proves later what the changes were, to whoever has the key; says nothing to anybody else. */
    static byte[] commitment(byte[] key, Map<String, String> changes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(of(new TreeMap<>(changes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java platform", e);
        }
    }

    private static void write(StringBuilder json, SortedMap<String, ?> fields) {
        json.append('{');
        String separator = "";
        for (Map.Entry<String, ?> field : fields.entrySet()) {
            json.append(separator);
            string(json, field.getKey());
            json.append(':');
            if (field.getValue() instanceof SortedMap<?, ?> nested) {
                var inner = new TreeMap<String, Object>();
                nested.forEach((name, value) -> inner.put(String.valueOf(name), String.valueOf(value)));
                write(json, inner);
            } else {
                string(json, String.valueOf(field.getValue()));
            }
            separator = ",";
        }
        json.append('}');
    }

    /** Escapes as RFC 8785 §3.2.2.2 does: short forms where JSON has them, else lower-case hexadecimal. */
    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}

package org.tallystick.lib.bankfiles.nacha;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The codes of returns (R01 and on) and of change notices (C01 and on) with their English meaning. */
public final class AchCodes {
    private static final Map<String, String> RETURNS = load("return-codes.properties");
    private static final Map<String, String> CHANGES = load("change-codes.properties");

    private AchCodes() {}

    private static Map<String, String> load(String name) {
        var properties = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(AchCodes.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> meanings = new TreeMap<>();
        properties.stringPropertyNames().forEach(code -> meanings.put(code, properties.getProperty(code)));
        return Map.copyOf(meanings);
    }

    /** What a return code means: "Insufficient funds" for R01; nothing for a code that does not exist. */
    public static Optional<String> meaningOfReturn(String code) {
        return Optional.ofNullable(RETURNS.get(code));
    }

    /** What a change code means: "The account number is wrong" for C01; nothing for a code that does not exist. */
    public static Optional<String> meaningOfChange(String code) {
        return Optional.ofNullable(CHANGES.get(code));
    }
}

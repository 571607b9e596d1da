package org.tallystick.lib.collections.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The time zones of a country: where we do not know the place, it must be convenient in all of them. */
public final class CountryZones {
    private static final Map<String, Set<ZoneId>> ZONES = read();

    private CountryZones() {}

    /** Empty for a country nobody knows. */
    public static Set<ZoneId> of(String country) {
        return ZONES.getOrDefault(country, Set.of());
    }

    private static Map<String, Set<ZoneId>> read() {
        var table = new Properties();
        try (InputStream in =
                Objects.requireNonNull(CountryZones.class.getResourceAsStream("zones.properties"), "zones")) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        country -> country, country -> distinct(table.getProperty(country))));
    }

    private static Set<ZoneId> distinct(String names) {
        var known = new TreeSet<>(ZoneId.getAvailableZoneIds());
        return Stream.of(names.split(",", -1))
                .filter(known::contains)
                .map(ZoneId::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}

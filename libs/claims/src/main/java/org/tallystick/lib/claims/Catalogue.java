package org.tallystick.lib.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All edits, and the check of each that a file of claims can be put through. */
public final class Catalogue {
    private static final int COLUMNS = 11;
    private static final List<Edit> EDITS = read();
    private static final Map<String, Check> CHECKS = checks();

    private Catalogue() {}

    /** In the order of the catalogue. */
    public static List<Edit> edits() {
        return EDITS;
    }

    static Edit edit(String id) {
        return EDITS.stream().filter(edit -> edit.id().equals(id)).findFirst().orElseThrow();
    }

    static Map<String, Check> allChecks() {
        return CHECKS;
    }

    private static List<Edit> read() {
        try (InputStream source = Objects.requireNonNull(Catalogue.class.getResourceAsStream("edits.txt"))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> of(line.split("\\|", COLUMNS)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Edit of(String[] cells) {
        return new Edit(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9],
                cells[10]);
    }

    private static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.putAll(FormEdits.checks());
        checks.putAll(ProviderEdits.checks());
        checks.putAll(CoverageEdits.checks());
        checks.putAll(DiagnosisEdits.checks());
        checks.putAll(ServiceEdits.checks());
        checks.putAll(ProcedureEdits.checks());
        checks.putAll(FilingEdits.checks());
        checks.putAll(StayEdits.checks());
        return Map.copyOf(checks);
    }
}

package org.tallystick.lib.einvoice.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;

/** All rule sets, as dated data: {@code rulesets.txt} beside this class. XSLT is code and comes from the class path only. */
public final class RuleSets {
    private static final List<RuleSet> ALL = load();

    private RuleSets() {}

    public static List<RuleSet> all() {
        return ALL;
    }

    /** The set in force on a day, or the newest of older ones' successors: an earlier day gets the oldest set there is. */
    public static Optional<RuleSet> inForce(RuleKind kind, Syntax syntax, LocalDate on) {
        List<RuleSet> sets = ALL.stream()
                .filter(set -> set.kind() == kind && set.syntax() == syntax)
                .sorted(Comparator.comparing(RuleSet::validFrom))
                .toList();
        return sets.stream()
                .filter(set -> set.inForce(on))
                .findFirst()
                .or(() -> sets.stream().findFirst().filter(set -> on.isBefore(set.validFrom())));
    }

    /** The newest set. */
    public static Optional<RuleSet> newest(RuleKind kind, Syntax syntax) {
        return ALL.stream()
                .filter(set -> set.kind() == kind && set.syntax() == syntax)
                .max(Comparator.comparing(RuleSet::validFrom));
    }

    /** Whose rules an invoice says it follows (BT-24), the schema first. */
    public static List<RuleKind> kindsFor(EInvoice invoice) {
        String specification = Objects.requireNonNullElse(invoice.specification(), "");
        if (specification.startsWith(Profile.PEPPOL.specification())) {
            return List.of(RuleKind.SCHEMA, RuleKind.EN16931, RuleKind.PEPPOL);
        }
        return specification.contains("xrechnung")
                ? List.of(RuleKind.SCHEMA, RuleKind.EN16931, RuleKind.XRECHNUNG)
                : List.of(RuleKind.SCHEMA, RuleKind.EN16931);
    }

    private static List<RuleSet> load() {
        try (InputStream source = Objects.requireNonNull(RuleSets.class.getResourceAsStream("rulesets.txt"));
                var reader = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RuleSets::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleSet parse(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        return new RuleSet(
                RuleKind.valueOf(fields[0]),
                Syntax.valueOf(fields[1]),
                fields[2],
                LocalDate.parse(fields[3]),
                fields[4].equals("-") ? null : LocalDate.parse(fields[4]),
                fields[5].equals("-") ? "" : fields[5]);
    }
}

package org.tallystick.lib.einvoice.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.Reading;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.rules.CheckOutcome.Checked;
import org.tallystick.lib.einvoice.rules.Finding;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.einvoice.rules.RuleSets;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.testing.Samples;
import org.tallystick.lib.einvoice.testing.UnitSets;
import org.tallystick.lib.einvoice.ubl.Ubl;

/** Our checks beside the official rules, on published documents: nothing missed, nothing invented. */
class ChecksAndRulesTest {
    private static final List<String> FOLDERS = List.of("en16931-ubl", "en16931-cii", "peppol-bis3", "xrechnung");

    /** The rules are asked once for each document. */
    private static final Map<String, Set<String>> FATAL = new TreeMap<>();

    @Test
    void neverCleanWhereAClaimedRuleIsBroken() throws Exception {
        List<String> missed = new ArrayList<>();
        int broken = 0;
        for (Map.Entry<String, byte[]> document : documents(true).entrySet()) {
            List<String> faults = faults(document.getValue());
            Set<String> claimed = fatal(document.getKey(), document.getValue()).stream()
                    .filter(Checks::claims)
                    .collect(Collectors.toSet());
            broken += claimed.isEmpty() ? 0 : 1;
            if (!claimed.isEmpty() && faults.isEmpty()) {
                missed.add(document.getKey() + " " + claimed);
            }
        }
        assertThat(missed).isEmpty();
        assertThat(broken).isGreaterThan(300);
    }

    @Test
    void noFalseAlarmOnCleanDocuments() throws Exception {
        Map<String, List<String>> alarms = new TreeMap<>();
        int clean = 0;
        for (Map.Entry<String, byte[]> document : documents(false).entrySet()) {
            if (fatal(document.getKey(), document.getValue()).isEmpty()) {
                clean++;
                List<String> faults = faults(document.getValue()).stream()
                        .filter(fault -> asked(fault, document.getKey()))
                        .toList();
                if (!faults.isEmpty()) {
                    alarms.put(document.getKey(), faults);
                }
            }
        }
        assertThat(alarms).isEmpty();
        assertThat(clean).isEqualTo(106);
    }

    /** Several documents of other folders name a profile whose rules they do not follow. */
    private static boolean asked(String fault, String document) {
        return (!fault.startsWith("PEPPOL") || document.startsWith("peppol"))
                && (!fault.startsWith("BR-DE-") || document.startsWith("xrechnung"));
    }

    private static Map<String, byte[]> documents(boolean unitTests) throws Exception {
        Map<String, byte[]> documents = new TreeMap<>();
        for (String folder : FOLDERS) {
            Map<String, byte[]> files = Samples.files("einvoice/" + folder);
            files.forEach((name, file) -> {
                if (Rules.syntax(file).isPresent()) {
                    documents.put(folder + "/" + name, file);
                }
            });
            if (unitTests) {
                UnitSets.cases(files)
                        .forEach(test -> documents.put(
                                "%s/%s#%d".formatted(folder, test.file(), test.index()), test.document()));
            }
        }
        return documents;
    }

    private static List<String> faults(byte[] document) {
        Reading reading = Rules.syntax(document).orElseThrow() == Syntax.UBL ? Ubl.read(document) : Cii.read(document);
        return Checks.of(reading.invoice().orElseThrow()).stream()
                .filter(Fault::blocking)
                .map(fault -> fault.rule() + " " + fault.field())
                .toList();
    }

    private static Set<String> fatal(String name, byte[] document) {
        return FATAL.computeIfAbsent(name, _ -> fatal(document));
    }

    private static Set<String> fatal(byte[] document) {
        Syntax syntax = Rules.syntax(document).orElseThrow();
        var outcome =
                Rules.check(document, RuleSets.newest(RuleKind.EN16931, syntax).orElseThrow());
        return ((Checked) outcome).of(Finding.Level.FATAL).map(Finding::rule).collect(Collectors.toSet());
    }
}

package org.tallystick.lib.einvoice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.rules.CheckOutcome.Checked;
import org.tallystick.lib.einvoice.testing.Samples;
import org.tallystick.lib.einvoice.testing.UnitSets;
import org.tallystick.lib.einvoice.testing.UnitSets.Case;
import org.tallystick.lib.einvoice.testing.UnitSets.Expectation;

/** The runner gives the verdicts that the publishers of the rules expect of their own test documents. */
class OfficialRulesTest {
    private static final RuleSet EN_UBL =
            RuleSets.newest(RuleKind.EN16931, Syntax.UBL).orElseThrow();
    private static final RuleSet EN_CII =
            RuleSets.newest(RuleKind.EN16931, Syntax.CII).orElseThrow();
    private static final RuleSet PEPPOL =
            RuleSets.newest(RuleKind.PEPPOL, Syntax.UBL).orElseThrow();

    @Test
    void unitTestsOfEn16931InUbl() throws Exception {
        var files = new TreeMap<>(Samples.files("einvoice/en16931-ubl/cen-unit-invoice"));
        Samples.files("einvoice/en16931-ubl/cen-unit-creditnote")
                .forEach((name, file) -> files.put("CN " + name, file));

        assertThat(compared(files, EN_UBL)).isEqualTo(447);
    }

    @Test
    void unitTestsOfEn16931InCii() throws Exception {
        assertThat(compared(Samples.files("einvoice/en16931-cii/cen-test"), EN_CII))
                .isEqualTo(5);
    }

    @Test
    void unitTestsOfPeppol() throws Exception {
        assertThat(compared(Samples.files("einvoice/peppol-bis3"), PEPPOL)).isEqualTo(187);
    }

    private static int compared(Map<String, byte[]> files, RuleSet ruleSet) throws Exception {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Case test : UnitSets.cases(files)) {
            Map<String, Long> found = found(test, ruleSet);
            for (Expectation wanted : test.expectations()) {
                compared++;
                if (!asExpected(wanted, found)) {
                    wrong.add("%s #%d: %s, found %s".formatted(test.file(), test.index(), wanted, found));
                }
            }
        }
        assertThat(wrong).isEmpty();
        return compared;
    }

    private static Map<String, Long> found(Case test, RuleSet ruleSet) {
        CheckOutcome outcome = Rules.check(test.document(), ruleSet);
        assertThat(outcome).isInstanceOf(Checked.class);
        return ((Checked) outcome)
                .findings().stream()
                        .collect(Collectors.groupingBy(
                                finding -> kind(finding.level()) + " " + finding.rule(), Collectors.counting()));
    }

    private static String kind(Finding.Level level) {
        return level == Finding.Level.FATAL ? "error" : "warning";
    }

    private static boolean asExpected(Expectation wanted, Map<String, Long> found) {
        if (wanted.kind().equals("success")) {
            return !found.containsKey("error " + wanted.rule()) && !found.containsKey("warning " + wanted.rule());
        }
        long count = found.getOrDefault(wanted.kind() + " " + wanted.rule(), 0L);
        return wanted.number() == 0 ? count > 0 : count == wanted.number();
    }
}

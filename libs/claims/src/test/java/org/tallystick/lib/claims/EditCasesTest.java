package org.tallystick.lib.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every edit a claim it speaks of and one, changed otherwise, it leaves alone. */
class EditCasesTest {
    record Case(boolean speaks, String id, String file) {
        @Override
        public String toString() {
            return id + (speaks ? " speaks" : " leaves alone");
        }
    }

    static Stream<Case> cases() {
        return Examples.text("cases.txt").lines().map(EditCasesTest::read);
    }

    private static Case read(String line) {
        String[] parts = line.split("\\|", 3);
        String file = parts[1].equals("P") ? Examples.professional() : Examples.institutional();
        for (String change : parts[2].split(" ;; ", -1)) {
            int arrow = change.indexOf(" => ");
            String from = change.substring(0, arrow);
            assertThat(file).as(line).contains(from);
            file = file.replace(from, change.substring(arrow + 4).stripLeading());
        }
        return new Case(parts[0].startsWith("+"), parts[0].substring(1), file);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void editSpeaksOnlyOfWhatItForbids(Case example) {
        List<String> rules = Examples.scrub(example.file(), Examples.everything()).findings().stream()
                .map(Finding::rule)
                .toList();

        assertThat(rules.contains("SCR-" + example.id())).as("%s", rules).isEqualTo(example.speaks());
    }

    @Test
    void everyEditThatCanRunHasBothCases() {
        List<String> expected = Catalogue.edits().stream()
                .filter(edit -> !edit.needsRecords())
                .flatMap(edit -> Stream.of("+" + edit.id(), "-" + edit.id()))
                .toList();

        assertThat(Examples.text("cases.txt").lines().map(line -> line.substring(0, 4)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void soundClaimsHaveNoFindings() {
        assertThat(Examples.scrub(Examples.professional(), Examples.everything())
                        .findings())
                .isEmpty();
        assertThat(Examples.scrub(Examples.institutional(), Examples.everything())
                        .findings())
                .isEmpty();
    }
}

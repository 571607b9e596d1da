package org.tallystick.lib.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.x12.Npi;

class ScrubbingTest {
    @Test
    void catalogueHas84EditsAndACheckForEachThatAFileCanAnswer() {
        List<Edit> edits = Catalogue.edits();
        Set<String> seenByTheFile = Set.of("F01", "F02", "S13");

        assertThat(edits).hasSize(84).extracting(Edit::id).doesNotHaveDuplicates();
        assertThat(edits).allSatisfy(edit -> {
            assertThat(edit.fix()).endsWith(".");
            assertThat(edit.what()).endsWith(".");
            assertThat(edit.why()).endsWith(".");
            boolean checked = Catalogue.allChecks().containsKey(edit.id()) || seenByTheFile.contains(edit.id());
            assertThat(checked).as(edit.id()).isNotEqualTo(edit.needsRecords());
        });
    }

    @Test
    void editWithoutItsDataIsNamedAsNotRun() {
        Map<String, String> nothing = new Scrubbing(Given.NOTHING).notRun();
        Map<String, String> everything = new Scrubbing(Examples.everything()).notRun();

        assertThat(nothing)
                .containsEntry("S05", "codes ncci")
                .containsEntry("K05", "date")
                .containsKey("C06");
        assertThat(everything).containsOnlyKeys("P11", "C05", "C10", "S08", "S17", "S18", "K07");
    }

    @Test
    void findingSaysWhereItIs() {
        String file = Examples.professional().replace("HC:V1*60*", "HC:V1*60.005*");

        Finding finding = Examples.scrub(file, Given.NOTHING).findings().stream()
                .filter(found -> found.rule().equals("SCR-F06"))
                .findFirst()
                .orElseThrow();

        assertThat(finding)
                .returns("A1", Finding::claim)
                .returns(1, Finding::line)
                .returns("2400", Finding::loop)
                .returns("SV1", Finding::segment)
                .returns(25L, Finding::segmentNumber)
                .returns(2, Finding::element)
                .returns((long) file.indexOf("SV1*HC:V1"), Finding::offset);
    }

    @Test
    void payerChangesSeverityButNotOfTheForm() {
        var off = new PayerRules.SeverityRule("off", LocalDate.MIN, LocalDate.MAX, "agreed with the plan");
        var warn = new PayerRules.SeverityRule("W", LocalDate.of(2026, 1, 1), LocalDate.MAX, "until they enrol");
        var rules = new PayerRules(
                "", 0, false, Set.of(), Set.of(), Set.of(), List.of(), Map.of("F05", off, "C03", off, "K03", warn));
        String file = Examples.professional()
                .replace("CLM*A1*100*", "CLM*A1*101*")
                .replace("*F~", "*X~")
                .replace("*Y*A*Y*Y~", "*Y**Y*Y~");

        List<Finding> findings = Examples.scrub(file, new Given(Map.of(), Map.of("P1", rules), null))
                .findings();

        assertThat(findings)
                .extracting(found -> found.rule() + found.severity())
                .containsExactly("SCR-F05E", "SCR-K03W");
    }

    @Test
    void numbersAreRememberedFromFileToFile() {
        var scrubbing = new Scrubbing(Given.NOTHING);
        byte[] file = Examples.professional().getBytes(StandardCharsets.US_ASCII);

        Scrubbing.Answer first = scrubbing.file(new ByteArrayInputStream(file));
        Scrubbing.Answer second = scrubbing.file(new ByteArrayInputStream(file));

        assertThat(first.findings()).isEmpty();
        assertThat(second.findings())
                .extracting(Finding::rule)
                .containsExactly("SCR-F01", "SCR-F04", "SCR-S13", "SCR-S13");
    }

    /** The check digit table of the identifier: 9999999995 and 6543210903 have a right one and a wrong first digit. */
    @Test
    void npiTrap() {
        for (String npi : List.of(
                "1234567890",
                "9876543210",
                "1234567897",
                "9999999995",
                "6543210903",
                "123456789",
                "12345678901",
                "12345678AB")) {
            assertThat(Npi.isValid(npi)).as(npi).isFalse();
            assertThat(rules(Examples.professional().replace("1245319599", npi)))
                    .contains("SCR-P01");
        }
        for (String npi : List.of("1245319599", "1679576722", "1000000004", "2000000002")) {
            assertThat(rules(Examples.professional().replace("1245319599", npi)))
                    .doesNotContain("SCR-P01");
        }
    }

    /** Assignment once was hard-coded in a billing system (openemr#5699); SBR05 once was blank (openemr#11869). */
    @Test
    void defectsSeenElsewhere() {
        String file = Examples.professional();

        assertThat(rules(file.replace("*Y*A*Y*Y~", "*Y*A**Y~"))).containsExactly("SCR-K03");
        assertThat(rules(file.replace("SBR*P*18*G1******CI", "SBR*S*18*G1******MB")))
                .contains("SCR-C08");
        assertThat(rules(file.replace("LX*1~", "NM1*77*2*MILL*****XX*1234567893~LX*1~")
                        .replace("SE*30", "SE*31")))
                .containsExactly("SCR-P10"); // openemr#2929
        assertThat(rules(file.replace("1:2~", "1.00~"))).containsExactly("SCR-D04"); // a pointer written as an amount
    }

    private static List<String> rules(String file) {
        return Examples.scrub(file, Given.NOTHING).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void everythingButClaimsIsSaidToBeNone() {
        for (String file : List.of("", "hello", "ISA*", "{\"a\":1}")) {
            assertThat(rules(file)).contains("SCR-FILE");
        }
    }

    /** Whatever they hold, and many do not add up, reading them ends with findings. */
    @Test
    void publishedFilesAreScrubbedWithoutException() throws IOException {
        Optional<Path> samples = samples();
        assumeTrue(samples.isPresent(), "no folder shared/samples beside the repository");
        int claims = 0;
        try (Stream<Path> files = Files.walk(samples.orElseThrow().resolve("x12"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream source = Files.newInputStream(file)) {
                    Scrubbing.Answer answer = new Scrubbing(Examples.everything()).file(source);
                    claims += answer.claims();
                    assertThat(answer.findings())
                            .as("%s", file)
                            .allMatch(found -> found.sentence().endsWith("."));
                }
            }
        }
        assertThat(claims).isGreaterThan(820);
    }

    private static Optional<Path> samples() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/samples"))) {
                return Optional.of(folder.resolve("shared/samples"));
            }
        }
        return Optional.empty();
    }
}

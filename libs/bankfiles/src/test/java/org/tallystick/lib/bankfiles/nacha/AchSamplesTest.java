package org.tallystick.lib.bankfiles.nacha;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.testing.Samples;
import tools.jackson.databind.JsonNode;

class AchSamplesTest {
    /** One line without line ends: the published summaries count the line, the reader its records. */
    private static final Set<String> UNBROKEN = Set.of(
            "moov-crashers/1.ach",
            "moov-crashers/2.ach",
            "moov-crashers/5.ach",
            "moov-testdata/ppd-debit-fixedLength.ach",
            "moov-testdata/ppd-debit-fixedLengthInvalid.ach");

    private static Path folder() {
        return Samples.folder("bank/nacha");
    }

    private static JsonNode expected() {
        return Samples.json(folder().resolve("expected-summary.json"));
    }

    private static AchFile read(String name) {
        return AchFile.of(Samples.bytes(folder().resolve(name)));
    }

    @Test
    void countsAndControlsAreTheExpectedOnes() {
        for (var file : expected().properties()) {
            if (UNBROKEN.contains(file.getKey())) {
                continue;
            }
            AchCounts counts = read(file.getKey()).counts();
            JsonNode summary = file.getValue();

            assertThat(counts.records())
                    .as(file.getKey())
                    .isEqualTo(summary.get("records").asLong());
            assertThat(counts.entries())
                    .as(file.getKey())
                    .isEqualTo(summary.get("entries").asLong());
            assertThat(counts.addenda())
                    .as(file.getKey())
                    .isEqualTo(summary.get("addenda").asLong());
            assertThat(counts.entryHash())
                    .as(file.getKey())
                    .isEqualTo(summary.get("entryHash").asLong());
            assertThat(counts.addendaTypes())
                    .as(file.getKey())
                    .containsExactlyElementsOf(texts(summary.get("addendaTypes")));
            assertThat(counts.secCodes()).as(file.getKey()).containsExactlyElementsOf(texts(summary.get("sec")));
            assertThat(control(counts)).as(file.getKey()).isEqualTo(control(summary.get("control")));
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** The published summaries cut the amounts as if they had 12 digits each; those of advices have 20. */
    private static Map<String, String> control(AchCounts counts) {
        AchFileControl control = counts.control();
        String amounts = control.debits() + control.credits();
        return new TreeMap<>(Map.of(
                "batches", control.batches(),
                "entryAddenda", control.entriesAndAddenda(),
                "hash", control.entryHash(),
                "debit", amounts.substring(0, Math.min(12, amounts.length())),
                "credit", amounts.substring(Math.min(12, amounts.length()), Math.min(24, amounts.length()))));
    }

    private static Map<String, String> control(JsonNode control) {
        Map<String, String> map = new TreeMap<>();
        control.properties()
                .forEach(part -> map.put(part.getKey(), part.getValue().asString()));
        return map;
    }

    @Test
    void exactlyTheKnownFilesDoNotAgree() {
        List<String> disagreeing = expected()
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !read(name).controlsAgree())
                .toList();

        assertThat(disagreeing)
                .containsExactlyInAnyOrder(
                        "moov-issues/issue1620.ach",
                        "moov-testdata/20110805A.ach",
                        "moov-testdata/long-line.ach",
                        "moov-testdata/moov-ids.ach",
                        "moov-testdata/nonascii.ach",
                        "moov-testdata/shr-credit.ach",
                        "moov-testdata/iat-invalidEntryDetail.ach",
                        "moov-crashers/2.ach",
                        "moov-crashers/5.ach",
                        "moov-testdata/adv-noFileControl.ach",
                        "moov-testdata/bh-ed-ad-bh-ed-ad-ed-ad.ach",
                        "moov-testdata/ppd-debit-fixedLengthInvalid.ach");
    }

    @Test
    void everyProblemHasASentenceAndEveryDifferenceAPlace() {
        var catalogue = Problem.catalogue(Locale.ENGLISH);

        for (Path file : Samples.files("bank/nacha")) {
            for (Problem problem : AchFile.of(Samples.bytes(file)).problems()) {
                assertThat(problem.message(catalogue))
                        .as("%s", file)
                        .endsWith(".")
                        .doesNotContain("{");
                assertThat(problem.code().text().startsWith("NACHA")
                                && problem.location().line() == 0)
                        .as("%s: %s", file, problem)
                        .isFalse();
            }
        }
    }

    @Test
    void noCutMakesAnExceptionOrACompleteFile() {
        for (Path file : Samples.files("bank/nacha")) {
            byte[] whole = Samples.bytes(file);
            boolean agrees = AchFile.of(whole).controlsAgree();
            for (int length = 0; length < whole.length; length += 1024) {
                AchFile cut = AchFile.of(Arrays.copyOf(whole, length));

                assertThat(cut.counts().records())
                        .isLessThanOrEqualTo(AchFile.of(whole).counts().records());
                assertThat(!cut.controlsAgree() || agrees)
                        .as("%s cut at %d", file, length)
                        .isTrue();
                assertThat(cut.problems().stream().anyMatch(problem -> problem.severity() == Severity.FATAL)
                                || !cut.all(AchEvent.FileEnded.class).isEmpty())
                        .as("%s cut at %d", file, length)
                        .isTrue();
            }
        }
    }
}

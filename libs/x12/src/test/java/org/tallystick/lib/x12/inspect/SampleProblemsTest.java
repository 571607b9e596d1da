package org.tallystick.lib.x12.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.x12.testing.Samples;

/** What is wrong with the samples, as their list says; where it says nothing, nothing is found. */
class SampleProblemsTest {
    private static final Pattern POSITION = Pattern.compile(".*segment [1-9][0-9]*.*byte [0-9]+");

    /** By file: a code with the beginning of its place; the others have no problems. */
    private static final Map<String, List<String>> DEFECTS = Map.ofEntries(
            Map.entry("imsweb__x270.txt", List.of("X12-CONTROL-SE", "X12-CONTROL-IEA")),
            Map.entry("linuxforhealth__subscriber-health-benefit-check-error.271", List.of("X12-CONTROL-SE")),
            Map.entry("linuxforhealth__claim-level-status.276", List.of("X12-ELEMENT-01 HL04 is missing.")),
            Map.entry("imsweb__x12_277CA_accepted.txt", List.of("DATE-INVALID DTP03 is no date.")),
            Map.entry("azoner__pyx12_835id_source.txt", List.of("EDI835-SUM-01")),
            Map.entry(
                    "azoner__pyx12_bad_header_looping_source.txt",
                    List.of(
                            "DATE-INVALID DTM02",
                            "EDI835-ORDER-01 N1",
                            "X12-CONTROL-SE SE counts 39 segments, there are 72.")),
            Map.entry("linuxforhealth__managed-care.835", List.of("DATE-INVALID BPR16 is no date.")),
            Map.entry("linuxforhealth__secondary-payment.835", List.of("X12-ELEMENT-01 SVC01-1")),
            Map.entry("linuxforhealth__tertiary-payment.835", List.of("EDI835-LINE-01", "EDI835-CHARGE-01")),
            Map.entry("xlate__sample837-HL-nested.edi", List.of("X12-LEVEL-01")),
            Map.entry("azoner__pyx12_ele_source.txt", List.of("X12-ENVELOPE-01 ISA10")),
            Map.entry(
                    "imsweb__x223-test.txt",
                    List.of(
                            "EDI837-SUM-01",
                            "X12-ELEMENT-01 DTP01",
                            "X12-CONTROL-SE SE counts 25 segments, there are 48.")),
            Map.entry("linuxforhealth__workers-compensation.837", List.of("EDI837-ORDER-01 SV201")),
            Map.entry(
                    "azoner__pyx12_fail_no_IEA_source.txt",
                    List.of("X12-CONTROL-SE SE counts 0 segments, there are 2.", "FILE-TRUNCATED", "X12-CONTROL-IEA")),
            Map.entry("azoner__pyx12_loop_counting_source.txt", List.of("EDI837-SUM-01")),
            Map.entry("azoner__pyx12_per_segment_repeat_source.txt", List.of("EDI837-SUM-01")),
            Map.entry("azoner__pyx12_simple1_source.txt", List.of("EDI837-ORDER-01")),
            Map.entry(
                    "imsweb__x12_bad_valid_code.txt",
                    List.of("X12-ELEMENT-01 NM101 has a code", "X12-LEVEL-01", "X12-CONTROL-SE", "EDI837-SUM-01")),
            Map.entry("imsweb__x12_complex.txt", List.of("X12-CONTROL-SE", "X12-CONTROL-GE", "EDI837-SUM-01")),
            Map.entry(
                    "imsweb__x12_loop_errors2_exceeds_max_repeats_multiple_parents.txt",
                    List.of("X12-SEGMENT-01 Loop 2010AA occurs too often.", "X12-CONTROL-SE")),
            Map.entry(
                    "imsweb__x12_loop_errors3_missing_loops.txt",
                    List.of("X12-SEGMENT-01 NM1 is missing in loop 2010AA.", "X12-CONTROL-SE")),
            Map.entry("imsweb__x12_many_claims.txt", List.of("X12-CONTROL-SE", "EDI837-SUM-01")),
            Map.entry(
                    "imsweb__x12_missing_elements.txt",
                    List.of("X12-ELEMENT-01 NM102 is missing.", "X12-ELEMENT-01 CLM05 is missing.")),
            Map.entry("imsweb__x12_multiple_gs.txt", List.of("X12-CONTROL-SE", "X12-CONTROL-IEA")),
            Map.entry("imsweb__x12_multiple_st.txt", List.of("X12-CONTROL-SE", "X12-CONTROL-GE")),
            Map.entry(
                    "imsweb__x12_segment_errors.txt",
                    List.of(
                            "X12-SEGMENT-01 N3 is missing in loop 2010AA.",
                            "X12-SEGMENT-01 REF occurs too often in loop 2010AA.",
                            "X12-SEGMENT-01 HI is missing in loop 2300.")),
            Map.entry(
                    "imsweb__x12_segments_out_of_order.txt",
                    List.of(
                            "X12-SEGMENT-01 N4 comes too late in loop 2010AA.",
                            "X12-SEGMENT-01 N3 comes too late in loop 2010AB.")),
            Map.entry("linuxforhealth__demo.cob.2ndary.example4.837", List.of("X12-ELEMENT-01 CLM05-1")),
            Map.entry(
                    "linuxforhealth__demo.cob.example3.A.837", List.of("X12-SEGMENT-01 NM1 is missing in loop 2330B.")),
            Map.entry("linuxforhealth__demo.example12.837", List.of("X12-ELEMENT-01 HI01-1")),
            Map.entry("linuxforhealth__demo.example9.837", List.of("X12-ELEMENT-01 SV107-1")),
            Map.entry("linuxforhealth__dependent-commercial-insurance-01.837", List.of("EDI837-ORDER-01 CLM05-3")),
            Map.entry("xlate__empty997.edi", List.of("EDI999-ORDER-01")),
            Map.entry("xlate__extraDelimiter997.edi", List.of("X12-ELEMENT-01 AK304 must not be repeated.")),
            Map.entry(
                    "xlate__invalid997.edi",
                    List.of("X12-ELEMENT-01 AK101 has a code", "X12-ELEMENT-01 AK402 holds a character")),
            Map.entry(
                    "xlate__invalid997_min.edi",
                    List.of("X12-ENVELOPE-01 GS04", "X12-ENVELOPE-01 GS05", "X12-ELEMENT-01 AK101", "X12-CONTROL-GE")),
            Map.entry("imsweb__x12_999_accepted.txt", List.of("X12-ENVELOPE-01 GS05", "X12-CONTROL-IEA")),
            Map.entry(
                    "keironstoddart__blue_cross_nc_sample.txt",
                    List.of("X12-ISA-01", "X12-CONTROL-SE SE counts 33 segments, there are 32.")),
            Map.entry("azoner__pyx12_mult_isa_source.txt", List.of("EDI835-ORDER-01")));

    @Test
    void defectiveFilesListTheirProblemsAndOthersHaveNone() {
        SortedMap<String, byte[]> samples = Samples.files("x12");
        SortedMap<String, List<String>> missed = new TreeMap<>();
        samples.forEach((name, file) -> {
            if (isInterchange(name)) {
                List<String> problems = problems(name, file);
                List<String> expected = DEFECTS.getOrDefault(name, List.of());
                boolean found = expected.stream()
                        .allMatch(wanted -> problems.stream().anyMatch(said -> said.startsWith(wanted)));
                if (!found || expected.isEmpty() != problems.isEmpty()) {
                    missed.put(name, problems);
                }
            }
        });
        assertThat(missed).isEmpty();
        assertThat(samples.keySet()).containsAll(DEFECTS.keySet());
    }

    /** Names of people and ids of members must not come out in a sentence about what is wrong. */
    @Test
    void noProblemQuotesWhatMayBeAboutAPerson() {
        List<String> people = List.of("DOE", "SMITH", "JONES", "BUDD", "030005074", "SIMPSON", "HOWLING", "B99977791G");
        Samples.files("x12").forEach((name, file) -> {
            if (isInterchange(name)) {
                assertThat(problems(name, file))
                        .as(name)
                        .noneMatch(problem -> people.stream().anyMatch(problem::contains));
            }
        });
    }

    private static boolean isInterchange(String name) {
        return !name.endsWith(".json")
                && !name.endsWith(".md")
                && !name.contains("BSD-3")
                && !name.contains("Apache-2")
                && !name.contains("-MIT");
    }

    private static List<String> problems(String name, byte[] file) {
        List<?> found = (List<?>) X12Inspection.of(name, new ByteArrayInputStream(file), Locale.ENGLISH)
                .get("problems");
        return found == null
                ? List.of()
                : found.stream()
                        .map(problem -> (Map<?, ?>) problem)
                        .peek(problem -> assertThat(String.valueOf(problem.get("location")))
                                .as(name)
                                .matches(place -> place.equals("file")
                                        || POSITION.matcher(place).matches()))
                        .map(problem -> problem.get("code") + " " + problem.get("message"))
                        .toList();
    }
}

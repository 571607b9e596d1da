package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubTest {
    private static final String CLAIM = """
            ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PLAN           *260302*0905*^*00501*000000001*0*T*:~
            GS*HC*CLINIC*PLAN*20260302*0905*1*X*005010X222A1~
            ST*837*0001*005010X222A1~
            BHT*0019*00*1*20260302*0905*CH~
            NM1*41*2*MILL CLINIC*****46*CLINIC~
            PER*IC*OFFICE*TE*6145550100~
            NM1*40*2*GOOD PLAN*****46*PLAN~
            HL*1**20*1~
            NM1*85*1*BELL*ANN****XX*1234567893~
            N3*1 MILL ROAD~
            N4*COLUMBUS*OH*432150001~
            REF*EI*123456789~
            HL*2*1*22*0~
            SBR*P*18*******CI~
            NM1*IL*1*LOVELACE*ADA****MI*M1234~
            DMG*D8*19800101*F~
            NM1*PR*2*GOOD PLAN*****PI*P1~
            CLM*A1*100***11:B:1*Y*A*Y*Y~
            HI*ABK:A01~
            LX*1~
            SV1*HC:V1*100*UN*1***1~
            DTP*472*D8*20260210~
            SE*21*0001~
            GE*1*1~
            IEA*1*000000001~
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void cleanFileHasNoFindingAndSaysWhatDidNotRun() throws IOException {
        assertThat(run("scrub", write("a.837", CLAIM))).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 claims, 0 findings", "SCR-S05 not run: no data (codes ncci)");
    }

    @Test
    void findingNamesPlaceAndFix() throws IOException {
        String file = write("a.837", CLAIM.replace("*A1*100*", "*A1*90*"));

        assertThat(run("scrub", file, "--json")).isEqualTo(ExitCode.FINDINGS);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"rule\":\"SCR-F05\"", "\"claim\":\"A1\"", "\"loop\":\"2300\"", "\"segmentNumber\":18");
    }

    @Test
    void payerRulesAndCodesLetMoreEditsRun() throws IOException {
        String rules = write("rules.json", "{\"P1\": {\"memberId\": \"X.*\", \"authorization\": [\"V1\"]}}");
        write("diagnoses.csv", "code,valid_from,valid_to\nA01,2020-01-01,2025-09-30\n");

        ExitCode exit = run("scrub", write("a.837", CLAIM), "--payer-rules", rules, "--codes", folder.toString());

        assertThat(exit).isEqualTo(ExitCode.FINDINGS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("SCR-C01", "SCR-S12", "SCR-D02", "3 findings");
    }

    @Test
    void wrongUseIsSaidInASentence() throws IOException {
        String file = write("a.837", CLAIM);

        assertThat(run("scrub")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("scrub", "nowhere.837")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("scrub", file, "--payer-rules", write("r.json", "{"))).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("scrub", file, "--payer-rules", write("k.json", "{\"P1\": {\"x\": 1}}")))
                .isEqualTo(ExitCode.WRONG_USE);
        String fixed = "{\"P1\": {\"severities\": {\"F05\": {\"severity\": \"off\", \"why\": \"no\"}}}}";
        assertThat(run("scrub", file, "--payer-rules", write("f.json", fixed))).isEqualTo(ExitCode.WRONG_USE);
        write("mue.csv", "codes,units\n");
        assertThat(run("scrub", file, "--codes", folder.toString())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("unknown key x", "cannot set F05", "no column named code")
                .doesNotContain("\tat ");
    }

    @Test
    void anythingElseIsAFinding() throws IOException {
        assertThat(run("scrub", write("b.txt", "hello"))).isEqualTo(ExitCode.FINDINGS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is no transaction 837 in the file.");
    }

    @Test
    void catalogueIsListedAndItsPageIsComplete() throws IOException {
        assertThat(run("scrub", "--rules")).isEqualTo(ExitCode.DONE);
        List<String> rules = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("SCR-"))
                .map(line -> line.substring(0, 7))
                .toList();
        List<String> page = Files.readAllLines(Path.of("../docs/formats/claim-edits.md")).stream()
                .filter(line -> line.startsWith("| SCR-"))
                .map(line -> line.substring(2, 9))
                .toList();

        assertThat(rules).hasSize(84).isEqualTo(page);
    }

    private ExitCode run(String... words) {
        var console = new Console(stream(out), stream(err), false);
        var installation = new Installation(Object.class, new Home(folder));
        return new CommandLine(CommandList.all(), installation, console)
                .run(List.of(words))
                .orElseThrow();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

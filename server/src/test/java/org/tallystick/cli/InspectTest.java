package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
    private static final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream()), new PrintStream(new ByteArrayOutputStream()), false);
    private static final String INTERCHANGE =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260227*1200*^*00501*000000001*0*P*:~"
                    + "GS*RA*A*B*20260227*1200*7*X*005010~ST*820*0001~BPR*I*98*C*ACH~RMR*IV*INV-1**98~SE*4*0001~GE*1*7~"
                    + "IEA*1*000000001~";

    private static final String REMITTANCE =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260227*1200*^*00501*000000001*0*P*:~"
                    + "GS*HP*A*B*20260227*1200*7*X*005010X221A1~ST*835*0001~BPR*I*120*C*CHK************20260227~"
                    + "TRN*1*T-1*1512345678~N1*PR*ACME HEALTH~N3*1 MAIN ST~N4*SPRINGFIELD*IL*62701~"
                    + "N1*PE*MERCY CLINIC*XX*1234567893~LX*1~CLP*A-1*1*200*120*30*12*ICN-1~NM1*QC*1*LOVELACE*ADA~"
                    + "SVC*HC:Z1001*200*120~CAS*CO*45*50~CAS*PR*2*30~SE*14*0001~GE*1*7~IEA*1*000000001~";

    @TempDir
    Path folder;

    @Test
    void anInterchangeIsToldByItsContent() throws IOException {
        Path file = Files.writeString(folder.resolve("payment.txt"), INTERCHANGE);

        CommandResult result = inspect(file);

        assertThat(result.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Json.write(result.documents().getFirst()))
                .contains("\"format\":\"x12\",\"version\":\"00501\",\"problems\":[]")
                .contains("\"payment\":{\"amount\":\"98.00\",\"creditDebit\":\"C\",\"method\":\"ACH\"}")
                .contains("\"balanced\":true");
    }

    @Test
    void aDifferenceIsAFinding() throws IOException {
        Path file = Files.writeString(folder.resolve("payment.txt"), INTERCHANGE.replace("*98*C", "*99*C"));

        CommandResult result = inspect(file);

        assertThat(result.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.text()).contains("EDI820-SUM-01");
    }

    @Test
    void aPaymentOfAHealthPlanIsSummedUpAndBalanced() throws IOException {
        Path file = Files.writeString(folder.resolve("era.txt"), REMITTANCE);

        CommandResult result = inspect(file);

        assertThat(result.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Json.write(result.documents().getFirst()))
                .contains(
                        "\"payment\":{\"amount\":\"120.00\",\"creditDebit\":\"C\",\"method\":\"CHK\",\"handling\":\"I\","
                                + "\"date\":\"2026-02-27\",\"trace\":\"T-1\",\"payerId\":\"1512345678\"")
                .contains("\"claims\":[{\"id\":\"A-1\",\"status\":\"1\",\"charge\":\"200.00\",\"paid\":\"120.00\","
                        + "\"patientResponsibility\":\"30.00\",\"payerControl\":\"ICN-1\","
                        + "\"adjustments\":{\"CO\":\"50.00\",\"PR\":\"30.00\"},\"services\":1,\"balanced\":true}]")
                .contains("\"sumPaid\":\"120.00\",\"sumProviderAdjustments\":\"0.00\",\"balanced\":true");
    }

    @Test
    void aPaymentThatDoesNotBalanceIsAFindingWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("era.txt"), REMITTANCE.replace("CO*45*50", "CO*45*51"));

        CommandResult result = inspect(file);

        assertThat(result.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.text())
                .contains("EDI835-LINE-01")
                .contains("segment 13, element 3")
                .doesNotContain("LOVELACE");
    }

    @Test
    void transactionsWithoutAnInterchangeAreReadAllTheSame() throws IOException {
        String bare = REMITTANCE.substring(REMITTANCE.indexOf("ST*"), REMITTANCE.indexOf("GE*"));
        Path file = Files.writeString(folder.resolve("era.txt"), bare);

        CommandResult result = inspect(file);

        assertThat(result.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Json.write(result.documents().getFirst()))
                .contains("X12-ISA-01")
                .contains("\"sumPaid\":\"120.00\"");
    }

    private CommandResult inspect(Path file) {
        return new Inspect().run(Arguments.parse(Inspect.SYNTAX, List.of(file.toString())), console);
    }
}

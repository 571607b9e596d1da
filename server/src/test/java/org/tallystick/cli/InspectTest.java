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

    private CommandResult inspect(Path file) {
        return new Inspect().run(Arguments.parse(Inspect.SYNTAX, List.of(file.toString())), console);
    }
}

package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long seconds;

    @Test
    void aFileGetsALineEveryFewSecondsAndTheLastOne() {
        ConsoleProgress progress = progress(false);

        progress.advance(100, 0);
        seconds = 4;
        progress.advance(100, 1);
        progress.advance(799, 0);
        progress.advance(1, 0);

        assertThat(shown()).isEqualTo("Billed 200 of 1000, 1 failed\nBilled 1000 of 1000, 1 failed\n");
    }

    @Test
    void aTerminalGetsABarThatStaysOnItsLine() {
        ConsoleProgress progress = progress(true);

        seconds = 1;
        progress.advance(500, 0);
        progress.advance(500, 0);

        assertThat(shown())
                .isEqualTo("\r[###############               ] Billed 500 of 1000"
                        + "\r[##############################] Billed 1000 of 1000\n");
    }

    private ConsoleProgress progress(boolean bar) {
        var progress = new ConsoleProgress("Billed", err, bar, () -> seconds * 1_000_000_000);
        progress.total(1000);
        return progress;
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.PortInUseException;

class FailureTest {
    @TempDir
    Path folder;

    @Test
    void anUnreachableDatabaseIsRecognisedBehindWhateverWrapsIt() {
        var trouble = new IllegalStateException(new SQLException("Connection refused.\nMore of it.", "08001"));

        Failure failure = Failure.of(trouble, new Home(folder));

        assertThat(failure)
                .isEqualTo(new Failure(ExitCode.NO_DATABASE, "Cannot reach the database: Connection refused."));
    }

    @Test
    void aBrokenStatementIsABug() {
        Failure failure = Failure.of(new SQLException("no such column", "42703"), new Home(folder));

        assertThat(failure.exit()).isEqualTo(ExitCode.INTERNAL);
        assertThat(folder.resolve("tallystick.log")).content().contains("no such column");
    }

    @Test
    void aTakenPortNamesTheFix() {
        Failure failure = Failure.of(new PortInUseException(8080), new Home(folder));

        assertThat(failure.exit()).isEqualTo(ExitCode.MISSING_PREREQUISITE);
        assertThat(failure.sentence()).contains("8080", "--port");
    }
}

package org.tallystick.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.tallystick.Tallystick;
import org.tallystick.testing.TestDatabase;

/** The real program in a process of its own on a test's database, so that it can be killed without a word. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ServerProcess start(TestDatabase database, Path home) throws IOException {
        return start(database, home, "serve", "--port", "0");
    }

    /** With a command of its own instead of serving. */
    static ServerProcess start(TestDatabase database, Path home, String... command) throws IOException {
        Path output = Files.createTempFile(home, "server", ".txt");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtallystick.startup-guard=false",
                "-Ddb-scheduler.polling-interval=200ms",
                "-cp",
                productionClasses(),
                Tallystick.class.getName());
        builder.command().addAll(List.of(command));
        builder.environment()
                .putAll(Map.of(
                        "TALLYSTICK_HOME", home.toString(),
                        "TALLYSTICK_DATABASE_URL", database.jdbcUrl(),
                        "TALLYSTICK_DATABASE_USER", database.application().user(),
                        "TALLYSTICK_DATABASE_PASSWORD", database.application().password(),
                        "TALLYSTICK_DATABASE_OWNER", database.owner().user(),
                        "TALLYSTICK_DATABASE_OWNER_PASSWORD", database.owner().password()));
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new ServerProcess(builder.start(), output);
    }

    /** Without those of the tests, whose configurations the server would find. */
    private static String productionClasses() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Fails with what the process said when it has ended by itself. */
    void mustRun() {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended: " + said());
        }
    }

    /** Waits for a command and fails with what it said when it does not succeed. */
    void mustSucceed(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw new AssertionError("the command did not succeed: " + said());
        }
    }

    /** As if the power went: no hook runs, nothing is finished. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not die");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private List<String> said() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}

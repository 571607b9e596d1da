package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

class CommandLineTest {
    private static final List<CommandList.Entry> COMMANDS = List.of(
            pure("count", (arguments, console) -> count(Integer.parseInt(arguments.text("N")))),
            pure("count down", (arguments, console) -> count(-Integer.parseInt(arguments.text("N")))),
            pure("refuse", (arguments, console) -> {
                throw Refusal.conflict("NO", "That is refused.");
            }),
            pure("break", (arguments, console) -> {
                throw new IllegalStateException("an inner thing");
            }),
            pure("find", (arguments, console) -> count(1).withFindings(true)));

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theResultIsTextForPeople() {
        assertThat(run("count", "3")).contains(ExitCode.DONE);
        assertThat(out()).isEqualTo("3 counted\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void theResultIsOneDocumentForPrograms() {
        assertThat(run("count", "3", "--json")).contains(ExitCode.DONE);
        assertThat(out()).isEqualTo("{\"zeal\":3,\"amount\":{\"EUR\":\"3.00\",\"JPY\":\"3\"}}\n");
    }

    @Test
    void theLongerNameWins() {
        run("count", "down", "3");

        assertThat(out()).isEqualTo("-3 counted\n");
    }

    @Test
    void findingsHaveAnExitCodeOfTheirOwn() {
        assertThat(run("find", "1")).contains(ExitCode.FINDINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nix", "count", "count 3 --nix"})
    void wrongUseShowsTheUsageBesideTheResult(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).contains(ExitCode.WRONG_USE);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("usage: ./tallystick");
    }

    @Test
    void helpIsAResult() {
        assertThat(run("--help")).contains(ExitCode.DONE);
        assertThat(run("count", "--help")).contains(ExitCode.DONE);
        assertThat(out()).contains("count down").contains("usage: ./tallystick count N");
        assertThat(err()).isEmpty();
    }

    @Test
    void aRefusalIsItsSentence() {
        assertThat(run("refuse", "1")).contains(ExitCode.WRONG_USE);
        assertThat(err()).isEqualTo("That is refused.\n");
        assertThat(home.resolve("tallystick.log")).doesNotExist();
    }

    @Test
    void aBugLeavesItsTraceInTheLogAndNotOnTheTerminal() throws Exception {
        assertThat(run("break", "1")).contains(ExitCode.INTERNAL);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("tallystick.log").doesNotContain("\tat ").doesNotContain("an inner thing");
        assertThat(Files.readString(home.resolve("tallystick.log"))).contains("an inner thing", "\tat ");
    }

    @Test
    void everyCommandCanBeFoundByItsName() {
        for (CommandList.Entry entry : CommandList.all()) {
            List<String> words = List.of(entry.syntax().name().split(" "));

            assertThat(CommandList.find(CommandList.all(), words)).contains(entry);
        }
    }

    private Optional<ExitCode> run(String... words) {
        var console = new Console(stream(out), stream(err), false);
        var installation = new Installation(Object.class, new Home(home));
        return new CommandLine(COMMANDS, installation, console).run(List.of(words));
    }

    private static CommandList.Entry pure(String name, PureCommand command) {
        return new CommandList.Pure(Syntax.of(name, "N", "counts"), () -> command);
    }

    private static CommandResult count(int number) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("zeal", number);
        document.put("amount", amounts(number));
        return CommandResult.of(document, number + " counted");
    }

    private static Map<String, Money> amounts(int number) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        for (String code : List.of("EUR", "JPY")) {
            amounts.put(code, Money.of(Integer.toString(number), CurrencyCode.of(code)));
        }
        return amounts;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

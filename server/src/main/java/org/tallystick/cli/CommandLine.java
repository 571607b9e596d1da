package org.tallystick.cli;

import java.util.List;
import java.util.Optional;

/** From the words of the shell to a command, its result on the terminal, and an exit code. */
public final class CommandLine {
    private final List<CommandList.Entry> commands;
    private final Installation installation;
    private final Console console;

    CommandLine(List<CommandList.Entry> commands, Installation installation, Console console) {
        this.commands = commands;
        this.installation = installation;
        this.console = console;
    }

    /** The whole process: ends it with the command's exit code, or leaves it serving. */
    public static void main(Class<?> application, String... words) {
        silenceLibraries(List.of(words));
        Console console = Console.ofProcess();
        var line = new CommandLine(CommandList.all(), new Installation(application, Home.ofProcess()), console);
        Optional<ExitCode> exit = line.run(List.of(words));
        exit.ifPresent(code -> System.exit(code.number()));
    }

    /** Without Spring nobody configures logging: libraries would write what they read to the terminal. */
    private static void silenceLibraries(List<String> words) {
        boolean pure = CommandList.find(CommandList.all(), words)
                .filter(CommandList.Pure.class::isInstance)
                .isPresent();
        if (pure) {
            System.setProperty("logback.configurationFile", "logback-silent.xml");
        }
    }

    /** Empty when a server runs now. */
    Optional<ExitCode> run(List<String> words) {
        if (words.isEmpty()) {
            console.say(CommandList.help(commands));
            return Optional.of(ExitCode.WRONG_USE);
        }
        Optional<CommandList.Entry> found = CommandList.find(commands, words);
        if (found.isPresent()) {
            CommandList.Entry entry = found.get();
            int length = entry.syntax().name().split(" ").length;
            return run(entry, words.subList(length, words.size()));
        }
        if (words.contains("--help") || words.getFirst().equals("help")) {
            console.print(CommandList.help(commands));
            return Optional.of(ExitCode.DONE);
        }
        console.say("There is no command " + words.getFirst() + ".\n\n" + CommandList.help(commands));
        return Optional.of(ExitCode.WRONG_USE);
    }

    private Optional<ExitCode> run(CommandList.Entry entry, List<String> words) {
        Syntax syntax = entry.syntax();
        if (words.contains("--help")) {
            console.print("usage: " + syntax.line() + "\n\n" + syntax.summary() + "\n");
            return Optional.of(ExitCode.DONE);
        }
        try {
            Arguments arguments = Arguments.parse(syntax, words);
            return switch (entry) {
                case CommandList.Pure pure ->
                    Optional.of(show(arguments, pure.command().get().run(arguments, console)));
                case CommandList.WithDatabase stored ->
                    Optional.of(show(arguments, installation.run(stored.command(), arguments, console)));
                case CommandList.Serving(Syntax served)
                when served.equals(DemoServe.SYNTAX) ->
                    installation.demo(arguments, console) ? Optional.empty() : Optional.of(ExitCode.DONE);
                case CommandList.Serving _ -> {
                    installation.serve(arguments, console);
                    yield Optional.empty();
                }
            };
        } catch (UsageException e) {
            console.say(e.sentence() + "\nusage: " + syntax.line());
            return Optional.of(ExitCode.WRONG_USE);
        } catch (RuntimeException
                | Error e) { // whatever it is, the terminal shows a sentence and the shell gets a code
            Failure failure = Failure.of(e, installation.home());
            console.say(failure.sentence());
            return Optional.of(failure.exit());
        }
    }

    private ExitCode show(Arguments arguments, CommandResult result) {
        if (arguments.json()) {
            result.documents().forEach(document -> console.print(Json.write(document) + "\n"));
        } else if (!result.text().isEmpty()) {
            console.print(result.text().endsWith("\n") ? result.text() : result.text() + "\n");
        }
        return result.exit();
    }
}

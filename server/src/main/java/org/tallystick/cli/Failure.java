package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.StartupGuard;

/** What the terminal says instead of a stack trace, and the exit code that goes with it. */
record Failure(ExitCode exit, String sentence) {
    /** Notes whatever is not the user's doing in the log of the home. */
    static Failure of(Throwable trouble, Home home) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            Failure known = known(cause, home);
            if (known != null) {
                if (known.exit() != ExitCode.WRONG_USE) {
                    home.note(trouble);
                }
                return known;
            }
        }
        return new Failure(
                ExitCode.INTERNAL,
                "Something went wrong inside Tallystick. "
                        + (home.note(trouble) ? "The details are in " + home.log() + "." : trouble.toString()));
    }

    private static @Nullable Failure known(Throwable cause, Home home) {
        return switch (cause) {
            case Refusal refusal -> new Failure(ExitCode.WRONG_USE, refusal.sentence());
            case StartupGuard.Unfit unfit -> new Failure(ExitCode.MISSING_PREREQUISITE, unfit.sentence());
            case PortInUseException port ->
                new Failure(
                        ExitCode.MISSING_PREREQUISITE,
                        "Port " + port.getPort() + " is taken; choose another with --port.");
            case SQLException sql
            when isConnection(sql) -> new Failure(ExitCode.NO_DATABASE, "Cannot reach the database: " + firstLine(sql));
            case BeanCreationException bean
            when "postgres".equals(bean.getBeanName()) ->
                new Failure(
                        ExitCode.NO_DATABASE,
                        "The embedded database does not start: " + firstLine(bean.getMostSpecificCause()));
            case UncheckedIOException io
            when isHome(io.getCause(), home) ->
                new Failure(
                        ExitCode.MISSING_PREREQUISITE,
                        "Tallystick cannot write to " + home.folder()
                                + "; set TALLYSTICK_HOME to a folder it may write.");
            default -> null;
        };
    }

    /** Class 08: connection; 28: the login is refused; 3D: no such database; 57P: it is starting or stopping. */
    private static boolean isConnection(SQLException sql) {
        String state = sql.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("28")
                        || state.startsWith("3D")
                        || state.startsWith("57P"));
    }

    private static boolean isHome(@Nullable IOException cause, Home home) {
        return cause instanceof FileSystemException file
                && file.getFile() != null
                && (home.folder().startsWith(file.getFile())
                        || file.getFile().startsWith(home.folder().toString()));
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

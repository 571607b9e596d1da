package org.tallystick.cli;

import java.util.List;

/**
 * What a command found out: for programs a document, for people lines that say the same. Several documents are written as
 * JSON Lines.
 */
public record CommandResult(ExitCode exit, List<Object> documents, String text) {
    public CommandResult {
        documents = List.copyOf(documents);
    }

    /** Done; the document is a record, a map or a list. */
    public static CommandResult of(Object document, String text) {
        return new CommandResult(ExitCode.DONE, List.of(document), text);
    }

    public static CommandResult of(Object document, Table table) {
        return of(document, table.toString());
    }

    /** The same result, done with findings: rejected rows, failed checks. */
    public CommandResult withFindings(boolean any) {
        return any ? new CommandResult(ExitCode.FINDINGS, documents, text) : this;
    }
}
